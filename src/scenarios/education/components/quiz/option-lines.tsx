import { View } from '@tarojs/components'
import { useSay } from '../../../../call/use-say'
import { classesOf } from '../../../../ui/classes'
import { Press } from '../../../../ui/press'
import { TextInput } from '../../../../ui/text-input'
import { has, LONGEST_OPTION, type Choice, type QuizKind } from '../../law/quiz/state'
import { labelOf } from './labels'
import styles from './option-lines.module.scss'

const css = classesOf(styles)

export interface OptionLinesProps {
  readonly kind: QuizKind
  readonly texts: readonly string[]
  readonly right: Choice
  /** This option is right, or no longer. */
  readonly onMark: (option: number) => void
  readonly onText: (option: number, text: string) => void
}

/** The options of a question that is being made: a letter to press where it is right, and room for a text. */
export function OptionLines({ kind, texts, right, onMark, onText }: OptionLinesProps) {
  const say = useSay()
  return (
    <View className={css('lines', kind === 'judge' && 'short')}>
      {texts.map((text, option) => {
        const letter = labelOf(kind, option, say)
        return (
          <View key={option} className={css('line')}>
            <Press id={`quiz-right-${option}`} className={css('letter', has(right, option) && 'right')} label={say('quiz.right.mark', { letter })} pressed={has(right, option)} onPress={() => onMark(option)}>{letter}</Press>
            {kind !== 'judge' && <View className={css('text')}><TextInput id={`quiz-option-${option}`} value={text} label={say('quiz.option', { letter })} placeholder={say('quiz.option.hint')} maxLength={LONGEST_OPTION} onChange={(next) => onText(option, next)} /></View>}
          </View>
        )
      })}
    </View>
  )
}
