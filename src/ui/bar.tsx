import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Drawn, Icon } from './icon'
import type { IconName } from './icon/paths'
import { Press } from './press'
import { classesOf } from './classes'
import styles from './bar.module.scss'

const css = classesOf(styles)

/** The one bar of a room. */
export function Bar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <View className={css('frame')}><View className={css('bar')} {...aria('toolbar', label)}>{children}</View></View>
}

export interface BarButtonProps {
  readonly icon?: IconName | undefined
  /** Instead of an icon: a drawing that every page need not load, the inside of 24 by 24. */
  readonly drawing?: string | undefined
  readonly text: string
  readonly id?: string | undefined
  /** A switch that is on, or a panel that is open. */
  readonly on?: boolean | undefined
  /** A switch that is off and should be seen to be off. */
  readonly off?: boolean | undefined
  readonly danger?: boolean | undefined
  /** Something new is behind it; what, for screen readers. */
  readonly dot?: string | null | undefined
  /** Not on a phone: it stands under "more" there. */
  readonly desktopOnly?: boolean | undefined
  readonly onPress: () => void
}

/** A control with its word below. */
export function BarButton({ icon, drawing, text, id, on, off, danger, dot, desktopOnly, onPress }: BarButtonProps) {
  const name = css('button', on && 'on', off && 'off', danger && 'danger', desktopOnly && 'desktop')
  return (
    <Press id={id} className={name} label={dot ? `${text} · ${dot}` : text} pressed={on} onPress={onPress}>
      <View className={css('icon')}>
        {icon && <Icon name={icon} size={22} />}
        {drawing && <Drawn inside={drawing} size={22} />}
        {dot && <View className={css('dot')} />}
      </View>
      <View className={css('text')}>{text}</View>
    </Press>
  )
}

/** Sets the way out apart. */
export const BarGap = () => <View className={css('gap')} />
