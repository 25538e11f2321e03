import type { Finding } from '../../border/view.ts'
import type { Device } from '../../phone/contract.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import { areaWord, findingWords } from './finding-words.ts'
import styles from './bench.module.scss'

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note']

/** Errors first; among equals, the latest. */
const sorted = (findings: readonly Finding[]): readonly { readonly finding: Finding; readonly key: number }[] => findings
  .map((finding, key) => ({ finding, key }))
  .sort((a, b) => LEVELS.indexOf(a.finding.level) - LEVELS.indexOf(b.finding.level) || b.key - a.key)

/** What the simulator does not do, and what the mini-program does wrong: loud, with its place in the source. */
export function FindingsPanel({ device }: { readonly device: Device }) {
  const findings = useDevice(device, (state) => state.findings)
  if (findings.length === 0) return <p className={styles['soft']}>{t('none')}</p>
  return (
    <ul className={styles['findings']}>
      {sorted(findings).map(({ finding, key }) => (
        <li key={key} data-level={finding.level}>
          <b>{areaWord(finding.area)}</b>
          <span>{findingWords(finding.text)}</span>
          {finding.at && <code>{finding.at}</code>}
        </li>
      ))}
    </ul>
  )
}
