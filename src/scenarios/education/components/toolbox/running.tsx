import { View } from '@tarojs/components'
import { useRoomPanel } from '../../../../call/use-panel'
import { classesOf } from '../../../../ui/classes'
import { CountdownChime, CountdownPill } from '../countdown/countdown-pill'
import { useCountdown } from '../countdown/use-countdown'
import { PickChime, PickedPill } from '../pick/picked-pill'
import { usePicked } from '../pick/use-pick'
import { QuizCard } from '../quiz/quiz-card'
import { QuizPill } from '../quiz/quiz-pill'
import { useOpenQuiz } from '../quiz/use-quizzes'
import { Celebration } from '../trophies/celebration'
import { useTeaching } from '../use-class'
import styles from './toolbox.module.scss'

const css = classesOf(styles)

/** What runs now: small facts in one line, and a student's one card below it. */
export function Running() {
  const teaching = useTeaching()
  const panel = useRoomPanel()
  const picked = usePicked()
  const quiz = useOpenQuiz()
  const counts = useCountdown().phase !== 'none'
  const tells = teaching && quiz !== null && panel.name !== 'own-quiz'
  return (
    <>
      {(counts || picked !== null || tells) && (
        <View className={css('strip')}>
          <View className={css('facts')}>
            <CountdownPill />
            {tells && <QuizPill quiz={quiz} />}
            {picked !== null && <PickedPill key={picked.id} picked={picked} />}
          </View>
        </View>
      )}
      <QuizCard />
      <CountdownChime />
      <PickChime />
      <Celebration />
    </>
  )
}
