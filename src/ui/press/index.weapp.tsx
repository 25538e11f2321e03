import { View } from '@tarojs/components'
import { aria } from '../aria'
import type { PressProps } from './contract'
import { classes, classesOf } from '../classes'
import styles from './press.module.scss'

const css = classesOf(styles)

/** WeChat's own button has a look of its own that is hard to take off: a view that is pressed. */
export function Press({ label, className, disabled, id, onPress, children }: PressProps) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      {...aria('button', label)}
      className={classes(css('press'), disabled && css('disabled'), className)}
      hoverClass={css('hover') ?? 'none'}
      hoverStayTime={80}
      onClick={() => { if (!disabled) onPress() }}
    >
      {children}
    </View>
  )
}
