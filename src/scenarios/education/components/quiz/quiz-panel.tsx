import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { useWords } from '../../../../ui/preferences'
import type { QuizState } from '../../law/quiz/state'
import { ToolPanel } from '../toolbox/tool-panel'
import { useTeaching } from '../use-class'
import { OwnResult } from './own-result'
import { QuizForm } from './quiz-form'
import { QuizHistory } from './quiz-history'
import { QuizResult } from './quiz-result'
import styles from './quiz.module.scss'
import { useQuizzes } from './use-quizzes'

const css = classesOf(styles)

/** What stands in the panel, if not what the class's state says. */
type Looking = 'as-it-stands' | 'form' | number

/** Asking and watching for who teaches; for students what was asked. */
export function QuizPanel() {
  const say = useSay()
  const teaching = useTeaching()
  return <ToolPanel title={say('quiz')}><View className={css('panel')}>{teaching ? <Asking /> : <Answered />}</View></ToolPanel>
}

function Asking() {
  const state = useQuizzes()
  const [looking, setLooking] = useState<Looking>('as-it-stands')
  const shown = state.quizzes.find(({ id }) => id === (looking === 'as-it-stands' ? pressing(state) : looking))
  if (shown) return <QuizResult key={shown.id} quiz={shown} onStay={() => setLooking(shown.id)} onAgain={() => setLooking('form')} />
  return (
    <>
      <QuizForm onAsked={() => setLooking('as-it-stands')} />
      <QuizHistory onOpen={setLooking} />
    </>
  )
}

/** The question that runs, or waits to be published. */
function pressing({ quizzes }: QuizState): number | null {
  const last = quizzes[quizzes.length - 1]
  return last !== undefined && last.result === null ? last.id : null
}

function Answered() {
  const t = useWords()
  const { quizzes } = useQuizzes()
  const [looking, setLooking] = useState<number | null>(null)
  const shown = quizzes.find(({ id }) => id === looking)
  if (!shown) return <QuizHistory onOpen={setLooking} />
  return (
    <>
      <OwnResult quiz={shown} />
      <Button text={t('app.back')} wide onPress={() => setLooking(null)} />
    </>
  )
}
