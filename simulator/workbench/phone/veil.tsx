import type { RunningPhone } from '../running-phone.ts'
import { useDevice } from '../use-device.ts'
import { t, type Word } from '../words.ts'
import styles from './phone.module.scss'

const SENTENCES: Readonly<Record<string, Word>> = { background: 'inBackground', closed: 'closedApp', crashed: 'crashed' }

/** What the phone shows while the mini-program is not in front. */
export function Veil({ phone: { device, happenings }, onRestart }: { readonly phone: RunningPhone; readonly onRestart: () => void }) {
  const app = useDevice(device, (state) => state.app)
  const inCall = useDevice(device, ({ phone }) => phone.inCall)
  const sentence = SENTENCES[app]
  return (
    <>
      {sentence && (
        <div className={styles['veil']}>
          <p>{t(sentence)}</p>
          {app === 'crashed' ? <button type='button' onClick={onRestart}>{t('restart')}</button> : <button type='button' onClick={happenings.toFront}>{app === 'closed' ? t('reopen') : t('toFront')}</button>}
        </div>
      )}
      {inCall && (
        <div className={styles['call']}>
          <span>{t('inCall')} · 138 0013 8000</span>
          <button type='button' onClick={happenings.hangUp}>{t('hangUp')}</button>
        </div>
      )}
    </>
  )
}
