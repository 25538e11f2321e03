import { NAVIGATION_BAR_HEIGHT } from '../../border/system.ts'
import type { Screen } from '../../phone/state.ts'
import type { RunningPhone } from '../running-phone.ts'
import { t } from '../words.ts'
import { Icon } from './icon'
import styles from './phone.module.scss'

/** The bar above a page: title, back, home. A page with a custom bar draws its own. */
export function NavigationBarView({ phone: { device, model }, screen: { screen, navigation }, canGoBack }: { readonly phone: RunningPhone; readonly screen: Screen; readonly canGoBack: boolean }) {
  if (navigation.style === 'custom') return null
  return (
    <div className={styles['navigation']} data-text={navigation.text} style={{ background: navigation.background, paddingTop: model.statusBar, height: model.statusBar + NAVIGATION_BAR_HEIGHT }}>
      {canGoBack && <button type='button' aria-label={t('back')} onClick={() => device.happen('back', { screen })}><Icon path='m15 18-6-6 6-6' /></button>}
      {!canGoBack && navigation.home && <button type='button' aria-label={t('home')} onClick={() => device.happen('home', {})}><Icon path='M15 21v-8H9v8M3 10l9-7 9 7v11H3z' /></button>}
      <span>{navigation.loading && <i className={styles['spinner']} />}{navigation.title}</span>
    </div>
  )
}
