import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import type { Quiz } from '../../law/quiz/state'
import { useStudents } from '../use-class'

/** While a question runs: how many have answered, for who teaches. */
export function QuizPill({ quiz }: { readonly quiz: Quiz }) {
  const say = useSay()
  const { open } = useRoomPanel()
  const all = Math.max(useStudents().length, quiz.answered)
  return <Button id='quiz-running' text={`${say('quiz')} · ${say('quiz.answered', { count: quiz.answered, all })}`} onPress={() => open('own-quiz')} />
}
