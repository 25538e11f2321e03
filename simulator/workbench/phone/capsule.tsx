import type { RunningPhone } from '../running-phone.ts'
import { t } from '../words.ts'
import { useDevice } from '../use-device.ts'
import styles from './phone.module.scss'

/** WeChat's capsule: the menu, and the way out of the mini-program. */
export function Capsule({ phone: { device, happenings }, text }: { readonly phone: RunningPhone; readonly text: 'black' | 'white' }) {
  const { left, top, width, height } = useDevice(device, ({ facts }) => facts.menuButton)
  const share = (): void => {
    const screen = device.state.getState().screens.at(-1)
    if (!screen) return
    void device.questions.ask<{ readonly index: number }>({ ask: 'choose', title: t('menu'), options: [t('share'), t('copyLink')] }).then((chosen) => {
      if (chosen?.index === 0) device.happen('share', { screen: screen.screen, from: 'menu', to: 'friend' })
      if (chosen?.index === 1) device.happen('copy-url', { screen: screen.screen })
    })
  }
  return (
    <div className={styles['capsule']} data-text={text} style={{ left, top, width, height }}>
      <button type='button' aria-label={t('menu')} onClick={share}><svg viewBox='0 0 24 24' width='22' height='22' fill='currentColor' aria-hidden><circle cx='5' cy='12' r='2' /><circle cx='12' cy='12' r='3' /><circle cx='19' cy='12' r='2' /></svg></button>
      <i />
      <button type='button' aria-label={t('close')} onClick={() => happenings.toBackground('capsule')}><svg viewBox='0 0 24 24' width='22' height='22' fill='currentColor' aria-hidden><circle cx='12' cy='12' r='8' fill='none' stroke='currentColor' strokeWidth='2.2' /><circle cx='12' cy='12' r='3.2' /></svg></button>
    </div>
  )
}
