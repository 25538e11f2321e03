import { View } from '@tarojs/components'
import { COLOURS } from '#shared/board/contract'
import { useStore } from 'zustand'
import { aria } from '../../ui/aria'
import { classesOf } from '../../ui/classes'
import { Press } from '../../ui/press'
import type { Desk } from '../desk'
import { COLOUR_VALUES } from '../draw/colours'
import type { WidthStep } from '../tools/contract'
import { useBoardWords } from '../words/words'
import styles from './toolbar.module.scss'

const css = classesOf(styles)

const STEPS: readonly WidthStep[] = [0, 1, 2]

/** Colours and widths. */
export function LookFlyout({ desk, onDone }: { readonly desk: Desk; readonly onDone: () => void }) {
  const say = useBoardWords()
  const colour = useStore(desk.store, (state) => state.colour)
  const width = useStore(desk.store, (state) => state.width)
  return (
    <View className={css('flyout', 'lower')} {...aria('group', say('look'))}>
      <View className={css('choices')}>
        {COLOURS.map((one) => (
          <Press key={one} id={`board-colour-${one}`} className={css('tool', one === colour && 'on')} label={say(`colour.${one}`)} pressed={one === colour} onPress={() => { desk.dress({ colour: one }); onDone() }}>
            <View className={css('dot')} style={{ backgroundColor: COLOUR_VALUES[one] }} />
          </Press>
        ))}
      </View>
      <View className={css('line')} />
      <View className={css('choices', 'widths')}>
        {STEPS.map((step) => (
          <Press key={step} id={`board-width-${step}`} className={css('tool', step === width && 'on')} label={say(`width.${step}`)} pressed={step === width} onPress={() => { desk.dress({ width: step }); onDone() }}>
            <View className={css('stroke')} style={{ height: `${2 + step * 3}px` }} />
          </Press>
        ))}
      </View>
    </View>
  )
}
