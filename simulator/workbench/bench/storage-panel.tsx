import { useDevice } from '../use-device.ts'
import type { RunningPhone } from '../running-phone.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

/** What the mini-program keeps on this phone, and what it left outside itself. */
export function StoragePanel({ phone: { device, kept } }: { readonly phone: RunningPhone }) {
  const stored = useDevice(device, (state) => state.stored)
  const traces = useDevice(device, (state) => state.traces)
  const entries = Object.entries(stored)
  return (
    <>
      <table className={styles['table']}>
        <tbody>{entries.map(([key, json]) => <tr key={key}><th>{key}</th><td><code>{json}</code></td></tr>)}</tbody>
      </table>
      {entries.length === 0 && <p className={styles['soft']}>{t('none')}</p>}
      <button type='button' className={styles['plain']} onClick={() => void kept.clear().then(() => device.state.setState({ stored: {} }))}>{t('clear')}</button>
      {traces.length > 0 && <ul className={styles['findings']}>{[...traces].reverse().map((trace, index) => <li key={traces.length - index}><b>{trace.kind}</b><span>{trace.text}</span></li>)}</ul>}
    </>
  )
}
