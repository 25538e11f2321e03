import { View } from '@tarojs/components'
import { useState } from 'react'
import { lasting } from '../../../../call/when'
import { useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { useSecondsLeft } from '../../../../call/use-seconds-left'
import { useServices } from '../../../../call/use-services'
import { announced, aria } from '../../../../ui/aria'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { IconButton } from '../../../../ui/icon-button'
import { useWords } from '../../../../ui/preferences'
import { readQuizzes } from '../../law/quiz/read'
import { answerOf, type Quiz } from '../../law/quiz/state'
import { useLearning, useMyId } from '../use-class'
import { Answering } from './answering'
import { labelsOf } from './labels'
import { OwnResult } from './own-result'
import styles from './quiz.module.scss'

const css = classesOf(styles)

/** Who comes later than this after a question closed is not told of it. */
const NEWS_MS = 5 * 60_000

/** What a student is asked, and what came out; small once it is answered. */
export function QuizCard() {
  const { now } = useServices()
  const learning = useLearning()
  const [putAway, setPutAway] = useState(0)
  const quiz = useLive<Quiz | null>(({ room }) => readQuizzes(room.law).quizzes.slice(-1)[0] ?? null, null)
  const offset = useLive(({ clockOffsetMs }) => clockOffsetMs, 0)
  if (!learning || quiz === null || quiz.id === putAway) return null
  if (quiz.closedAt === null) return <OpenCard key={quiz.id} quiz={quiz} />
  const old = now() + offset - quiz.closedAt > NEWS_MS
  return old ? null : <ClosedCard quiz={quiz} onPutAway={() => setPutAway(quiz.id)} />
}

function OpenCard({ quiz }: { readonly quiz: Quiz }) {
  const say = useSay()
  const mine = answerOf(quiz, useMyId())?.[0]
  const [changing, setChanging] = useState(false)
  const left = useSecondsLeft(quiz.until)
  const isFolded = mine !== undefined && !changing
  return (
    <View id='quiz-card' className={css('card')} {...aria('region', say('quiz'))}>
      <View className={css('head')}>
        <View className={css('title')} {...announced}>{isFolded ? say('quiz.mine', { letters: labelsOf(quiz, mine, say) }) : `${say('quiz')} · ${say(`quiz.${quiz.kind}`)}`}</View>
        {left !== null && <View className={css('time', left <= 10 && 'soon')}>{say('quiz.left', { time: lasting(left * 1_000) })}</View>}
        {mine !== undefined && <Button id='quiz-change' look='quiet' text={say(isFolded ? 'quiz.change' : 'quiz.fold')} onPress={() => setChanging(!changing)} />}
      </View>
      {isFolded
        ? <View className={css('note')}>{say('quiz.waiting')}</View>
        : <View className={css('scroll')}><Answering quiz={quiz} mine={mine ?? 0} onAnswered={() => setChanging(false)} /></View>}
    </View>
  )
}

function ClosedCard({ quiz, onPutAway }: { readonly quiz: Quiz; readonly onPutAway: () => void }) {
  const t = useWords()
  const say = useSay()
  return (
    <View id='quiz-card' className={css('card')} {...aria('region', say('quiz'))}>
      <View className={css('head')}>
        <View className={css('title')} {...announced}>{`${say('quiz')} · ${say(quiz.result === null ? 'quiz.closed' : 'quiz.published')}`}</View>
        <IconButton icon='x' label={t('app.close')} onPress={onPutAway} />
      </View>
      <View className={css('scroll')}><OwnResult quiz={quiz} /></View>
    </View>
  )
}
