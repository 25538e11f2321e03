import type { Device } from '../../phone/contract.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

/** The mini-program's own console, the latest line first. */
export function ConsolePanel({ device }: { readonly device: Device }) {
  const lines = useDevice(device, (state) => state.console)
  if (lines.length === 0) return <p className={styles['soft']}>{t('none')}</p>
  return (
    <ol className={styles['console']} reversed>
      {[...lines].reverse().map((line, index) => <li key={lines.length - index} data-level={line.level}><time>{new Date(line.at).toLocaleTimeString()}</time>{line.text}</li>)}
    </ol>
  )
}
