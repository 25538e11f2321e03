import type { Device } from '../../phone/contract.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

/** What the simulator does not do, and what the mini-program does wrong: loud, with its place in the source. */
export function FindingsPanel({ device }: { readonly device: Device }) {
  const findings = useDevice(device, (state) => state.findings)
  if (findings.length === 0) return <p className={styles['soft']}>{t('none')}</p>
  return (
    <ul className={styles['findings']}>
      {[...findings].reverse().map((finding, index) => (
        <li key={findings.length - index} data-level={finding.level}>
          <b>{finding.area}</b>
          <span>{finding.text}</span>
          {finding.at && <code>{finding.at}</code>}
        </li>
      ))}
    </ul>
  )
}
