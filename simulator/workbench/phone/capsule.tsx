import type { RunningPhone } from '../running-phone.ts'
import { t } from '../words.ts'
import { useDevice } from '../use-device.ts'
import { openMenu } from './menu.ts'
import styles from './phone.module.scss'

/** WeChat's capsule: the menu, and the way out of the mini-program. */
export function Capsule({ phone: { device, happenings, scope }, text, onRestart }: { readonly phone: RunningPhone; readonly text: 'black' | 'white'; readonly onRestart: () => void }) {
  const { left, top, width, height } = useDevice(device, ({ facts }) => facts.menuButton)
  return (
    <div className={styles['capsule']} data-text={text} style={{ left, top, width, height }}>
      <button type='button' aria-label={t('menu')} onClick={() => void openMenu(device, scope, onRestart)}><svg viewBox='0 0 24 24' width='22' height='22' fill='currentColor' aria-hidden><circle cx='5' cy='12' r='2' /><circle cx='12' cy='12' r='3' /><circle cx='19' cy='12' r='2' /></svg></button>
      <i />
      <button type='button' aria-label={t('close')} onClick={() => happenings.toBackground('capsule')}><svg viewBox='0 0 24 24' width='22' height='22' fill='currentColor' aria-hidden><circle cx='12' cy='12' r='8' fill='none' stroke='currentColor' strokeWidth='2.2' /><circle cx='12' cy='12' r='3.2' /></svg></button>
    </div>
  )
}
