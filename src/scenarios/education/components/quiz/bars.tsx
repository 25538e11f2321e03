import { View } from '@tarojs/components'
import { useSay } from '../../../../call/use-say'
import { classesOf } from '../../../../ui/classes'
import { Icon } from '../../../../ui/icon'
import { Press } from '../../../../ui/press'
import { has, type Choice, type Quiz } from '../../law/quiz/state'
import styles from './bars.module.scss'
import { labelOf } from './labels'

const css = classesOf(styles)

export interface BarsProps {
  readonly quiz: Pick<Quiz, 'kind' | 'options'>
  readonly counts: readonly number[]
  readonly answered: number
  readonly right: Choice | null
  /** What this person answered. */
  readonly mine?: Choice | undefined
  /** Pressing an option says that it is right, or is not. */
  readonly onMark?: ((option: number) => void) | undefined
}

/** How many chose each option. */
export function Bars({ quiz: { kind, options }, counts, answered, right, mine = 0, onMark }: BarsProps) {
  const say = useSay()
  return (
    <View className={css('bars')}>
      {options.map((text, option) => {
        const count = counts[option] ?? 0
        const percent = answered === 0 ? 0 : Math.round((count / answered) * 100)
        const isRight = right !== null && has(right, option)
        const letter = labelOf(kind, option, say)
        const inside = (
          <>
            <View className={css('line')}>
              <View className={css('letter', has(mine, option) && 'mine')}>{letter}</View>
              <View className={css('text')}>{text}</View>
              {isRight && <View className={css('check')}><Icon name='check' size={16} /></View>}
              <View className={css('count')}>{say('quiz.count', { count, percent })}</View>
            </View>
            <View className={css('track')}><View className={css('fill', isRight && 'good')} style={{ width: `${percent}%` }} /></View>
          </>
        )
        return onMark
          ? <Press key={option} className={css('bar')} label={say('quiz.right.mark', { letter })} pressed={isRight} onPress={() => onMark(option)}>{inside}</Press>
          : <View key={option} className={css('bar')}>{inside}</View>
      })}
    </View>
  )
}
