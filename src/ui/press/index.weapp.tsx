import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classes } from '../classes'
import type { PressProps } from './contract'
import styles from './press.module.scss'

/** WeChat's own button has a look of its own that is hard to take off: a view that is pressed. */
export function Press({ label, className, disabled, id, onPress, children }: PressProps) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      {...aria('button', label)}
      className={classes(styles['press'], disabled && styles['disabled'], className)}
      hoverClass={styles['hover'] ?? 'none'}
      hoverStayTime={80}
      onClick={() => { if (!disabled) onPress() }}
    >
      {children}
    </View>
  )
}
