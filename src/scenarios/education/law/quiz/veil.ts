import type { LawVeil, Onlooker } from '#shared/scenario/law'
import { teaches } from '../teaching.ts'
import type { QuizHappening } from './reduce.ts'
import { answerOf, withAnswer, type Quiz, type QuizState } from './state.ts'

/** Who does not teach sees the own answer, and what was published. */
export const quizVeil: LawVeil<QuizState, QuizHappening> = {
  state(state, { id, role }) {
    if (teaches(role)) return state
    const quizzes = state.quizzes.map((quiz) => seen(quiz, id))
    return quizzes.every((quiz, index) => quiz === state.quizzes[index]) ? state : { ...state, quizzes }
  },
  happening(happening, { id, role }: Onlooker) {
    if (teaches(role)) return happening
    if (happening.type === 'answered') return happening.by === id ? happening : null
    return happening.type === 'asked' && happening.quiz.right !== null ? { ...happening, quiz: { ...happening.quiz, right: null } } : happening
  },
}

function seen(quiz: Quiz, onlooker: string): Quiz {
  const right = quiz.result === null ? null : quiz.right
  const own = answerOf(quiz, onlooker)
  const answered = own === undefined ? 0 : 1
  if (right === quiz.right && answered === quiz.answered) return quiz
  return { ...quiz, right, answers: own === undefined ? {} : withAnswer({}, onlooker, own), answered }
}
