import { useDevice } from '../use-device.ts'
import type { RunningPhone } from '../running-phone.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

/** The mini-program's own data, out of what it is kept in. */
function dataIn(json: string): string {
  const { value }: { readonly value?: unknown } = JSON.parse(json)
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}

/** What the mini-program keeps on this phone, and what it left outside itself. */
export function StoragePanel({ phone: { device, kept } }: { readonly phone: RunningPhone }) {
  const stored = useDevice(device, (state) => state.stored)
  const traces = useDevice(device, (state) => state.traces)
  const entries = Object.entries(stored)
  return (
    <>
      <table className={styles['stored']}>
        <tbody>{entries.map(([key, json]) => <tr key={key}><th>{key}</th><td><code>{dataIn(json)}</code></td></tr>)}</tbody>
      </table>
      {entries.length === 0 && <p className={styles['soft']}>{t('none')}</p>}
      <button type='button' className={styles['plain']} onClick={() => void kept.clear().then(() => device.state.setState({ stored: {}, granted: {} }))}>{t('clear')}</button>
      {traces.length > 0 && <ul className={styles['findings']}>{[...traces].reverse().map((trace, index) => <li key={traces.length - index}><b>{trace.kind}</b><span>{trace.text}</span></li>)}</ul>}
    </>
  )
}
