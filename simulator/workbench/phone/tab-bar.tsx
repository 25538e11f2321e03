import type { TabBar } from '../../border/device.ts'
import type { RunningPhone } from '../running-phone.ts'
import styles from './phone.module.scss'

/** The bar below tab pages. */
export function TabBarView({ phone: { device, model }, tabBar, height }: { readonly phone: RunningPhone; readonly tabBar: TabBar; readonly height: number }) {
  return (
    <nav className={styles['tabs']} data-border={tabBar.border} style={{ background: tabBar.background, height, paddingBottom: model.safeBottom }}>
      {tabBar.items.map((item, index) => {
        const selected = index === tabBar.selected
        const icon = selected ? (item.selectedIconPath ?? item.iconPath) : item.iconPath
        return (
          <button type='button' key={item.pagePath} aria-current={selected} style={{ color: selected ? tabBar.selectedColor : tabBar.color }} onClick={() => device.happen('tab', { index })}>
            {icon && <img src={/^(https?:|data:)/.test(icon) ? icon : `/simulator/files/${icon.replace(/^\//, '')}`} alt='' />}
            <span>{item.text}</span>
            {item.badge !== null && <em>{item.badge}</em>}
            {item.redDot && <em className={styles['dot']} />}
          </button>
        )
      })}
    </nav>
  )
}
