import { View } from '@tarojs/components'
import { useState } from 'react'
import { lasting } from '../../../../call/when'
import { useSay } from '../../../../call/use-say'
import { useSecondsLeft } from '../../../../call/use-seconds-left'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { allAnswers, answerOf, countsOf, fits, has, type Choice, type Quiz } from '../../law/quiz/state'
import { useStudents } from '../use-class'
import { Bars } from './bars'
import { labelsOf, toggled } from './labels'
import styles from './quiz.module.scss'
import { useQuizMove } from './use-quizzes'

const css = classesOf(styles)

/** Names that are written out; the count tells the rest. */
const MOST_NAMES = 100

export interface QuizResultProps {
  readonly quiz: Quiz
  /** It stays in sight, though nothing waits to be done about it any more. */
  readonly onStay: () => void
  readonly onAgain: () => void
}

/** One question as whoever teaches sees it: who answered what, while it happens. */
export function QuizResult({ quiz, onStay, onAgain }: QuizResultProps) {
  const say = useSay()
  const move = useQuizMove()
  const [marked, setMarked] = useState<Choice | null>(null)
  const left = useSecondsLeft(quiz.closedAt === null ? quiz.until : null)
  const { id, kind, options, closedAt, result } = quiz
  const right = marked ?? quiz.right ?? 0
  const told = fits(right, kind, options.length) ? right : null
  const mark = (option: number) => setMarked(has(right, option) ? right & ~(1 << option) : toggled(kind, right, option))
  const publish = () => {
    onStay()
    void move({ type: 'publish', id, right: told })
  }
  const state = closedAt === null ? (left === null ? null : say('quiz.left', { time: lasting(left * 1_000) })) : say(result === null ? 'quiz.closed' : 'quiz.published')
  const needsPublishing = result === null || told !== quiz.right
  return (
    <>
      <View className={css('head')}>
        <View>{[say('quiz.number', { id }), say(`quiz.${kind}`)].join(' · ')}</View>
        {state !== null && <View className={css('time', left !== null && left <= 10 && 'soon')}>{state}</View>}
      </View>
      {quiz.question !== '' && <View className={css('question')}>{quiz.question}</View>}
      <Answered quiz={quiz} />
      <Bars quiz={quiz} counts={countsOf(quiz)} answered={quiz.answered} right={told} onMark={mark} />
      {told !== null && <View className={css('note')}>{say('quiz.right-is', { letters: labelsOf(quiz, told, say) })}</View>}
      <View className={css('actions')}>
        {closedAt === null && <Button id='quiz-close' text={say('quiz.close')} onPress={() => void move({ type: 'close', id })} />}
        {needsPublishing && <Button id='quiz-publish' text={say(result === null ? 'quiz.publish' : 'quiz.publish.again')} look='primary' onPress={publish} />}
        {closedAt !== null && <Button id='quiz-again' text={say('quiz.again')} look={needsPublishing ? 'plain' : 'primary'} onPress={onAgain} />}
      </View>
      <Who quiz={quiz} />
    </>
  )
}

function Answered({ quiz: { answered } }: { readonly quiz: Quiz }) {
  const say = useSay()
  return <View id='quiz-count' className={css('note')}>{say('quiz.answered', { count: answered, all: Math.max(useStudents().length, answered) })}</View>
}

/** Who answered, with what, and who did not. */
function Who({ quiz }: { readonly quiz: Quiz }) {
  const say = useSay()
  const students = useStudents()
  const missing = students.filter(({ id }) => answerOf(quiz, id) === undefined).map(({ name }) => name)
  const answered = allAnswers(quiz).map(([, [choice, , name]]) => `${name} ${labelsOf(quiz, choice, say)}`)
  return (
    <View className={css('who')}>
      <Names id='quiz-answered' title={say('quiz.who')} names={answered} />
      <Names id='quiz-missing' title={say('quiz.who-not')} names={missing} />
    </View>
  )
}

function Names({ id, title, names }: { readonly id: string; readonly title: string; readonly names: readonly string[] }) {
  const say = useSay()
  const more = names.length - MOST_NAMES
  return (
    <View id={id} className={css('names')}>
      <View className={css('note')}>{title} · {names.length}</View>
      <View>{names.slice(0, MOST_NAMES).join(' · ')}{more > 0 && ` · ${say('quiz.more', { count: more })}`}</View>
    </View>
  )
}
