import { View } from '@tarojs/components'
import { useSay } from '../../../../call/use-say'
import { classesOf } from '../../../../ui/classes'
import { answerOf, type Quiz } from '../../law/quiz/state'
import { useMyId } from '../use-class'
import { Bars } from './bars'
import { labelsOf } from './labels'
import styles from './quiz.module.scss'

const css = classesOf(styles)

/** A closed question as a student sees it: the own answer, and what was published. */
export function OwnResult({ quiz }: { readonly quiz: Quiz }) {
  const say = useSay()
  const mine = answerOf(quiz, useMyId())?.[0]
  const { right, result, question } = quiz
  const own = mine === undefined ? say('quiz.mine.none') : say('quiz.mine', { letters: labelsOf(quiz, mine, say) })
  const verdict = mine === undefined || right === null ? null : mine === right
  return (
    <>
      {question !== '' && <View className={css('question')}>{question}</View>}
      <View className={css('verdicts')}>
        {verdict !== null && <View className={css('verdict', verdict ? 'good' : 'bad')}>{say(verdict ? 'quiz.is-right' : 'quiz.is-wrong')}</View>}
        <View>{own}</View>
        {right !== null && <View>{say('quiz.right-is', { letters: labelsOf(quiz, right, say) })}</View>}
      </View>
      {result === null ? <View className={css('note')}>{say('quiz.waiting.none')}</View> : <Bars quiz={quiz} counts={result.counts} answered={result.answered} right={right} mine={mine} />}
    </>
  )
}
