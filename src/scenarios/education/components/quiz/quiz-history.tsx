import { View } from '@tarojs/components'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { Icon } from '../../../../ui/icon'
import { Press } from '../../../../ui/press'
import type { Quiz } from '../../law/quiz/state'
import { useSaveFile } from '../toolbox/use-save-file'
import { useTeaching } from '../use-class'
import { dateTime, quizCsv } from './csv'
import styles from './quiz.module.scss'
import { useQuizzes } from './use-quizzes'

const css = classesOf(styles)

/** The questions of this class so far, the newest first; who teaches takes them home. */
export function QuizHistory({ onOpen }: { readonly onOpen: (id: number) => void }) {
  const say = useSay()
  const teaching = useTeaching()
  const { quizzes } = useQuizzes()
  const { said, save } = useSaveFile()
  const closed = quizzes.filter(({ closedAt }) => closedAt !== null)
  if (closed.length === 0) return teaching ? null : <View className={css('empty')}>{say('quiz.history.empty')}</View>
  const lastAt = closed[closed.length - 1]?.askedAt ?? 0
  return (
    <View className={css('history')}>
      <View className={css('head')}><View className={css('note')}>{say('quiz.history')} · {closed.length}</View></View>
      {[...closed].reverse().map((quiz) => <Line key={quiz.id} quiz={quiz} onOpen={() => onOpen(quiz.id)} />)}
      {teaching && <Button id='quiz-export' text={say('quiz.export')} wide onPress={() => save(`${say('quiz.csv.file')} ${dateTime(lastAt).replace(/:/g, '.')}.csv`, quizCsv(quizzes, say))} />}
      {said !== null && <View className={css('note')}>{said}</View>}
    </View>
  )
}

function Line({ quiz, onOpen }: { readonly quiz: Quiz; readonly onOpen: () => void }) {
  const say = useSay()
  const { id, kind, question, result, answered } = quiz
  const told = say('quiz.history.line', { kind: say(`quiz.${kind}`), count: result?.answered ?? answered })
  return (
    <Press id={`quiz-${id}`} className={css('past')} onPress={onOpen}>
      <View className={css('words')}>
        <View className={css('title')}>{question === '' ? say('quiz.number', { id }) : `${id}. ${question}`}</View>
        <View className={css('note')}>{told}{result !== null && ` · ${say('quiz.published')}`}</View>
      </View>
      <Icon name='chevron-right' size={16} />
    </Press>
  )
}
