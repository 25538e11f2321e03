import { View } from '@tarojs/components'
import { aria } from '../aria'
import type { HoldProps } from './contract'
import { useHold } from './use-hold'

/** By finger. */
export function Hold({ label, className, disabled, id, periodMs, onStep, children }: HoldProps) {
  const { start, stop } = useHold(() => { if (!disabled) onStep() }, periodMs)
  return (
    <View
      {...(id === undefined ? {} : { id })} {...(className === undefined ? {} : { className })} {...aria('button', label)}
      onTouchStart={() => { if (!disabled) start() }} onTouchEnd={stop} onTouchCancel={stop}
    >
      {children}
    </View>
  )
}
