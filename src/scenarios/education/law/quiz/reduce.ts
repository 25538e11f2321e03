import { impossible } from '#shared/kernel/impossible'
import type { LawReducer } from '#shared/scenario/law'
import { quizReader } from './read.ts'
import { answerOf, MOST_QUIZZES, opening, withAnswer, type Answer, type Choice, type Quiz, type QuizState } from './state.ts'

type Asked = Pick<Quiz, 'id' | 'kind' | 'question' | 'options' | 'right' | 'askedAt' | 'until'>

/** What the log keeps of quizzes. */
export type QuizHappening =
  | { readonly type: 'asked'; readonly quiz: Asked }
  /** Again by the same member: the answer was changed. */
  | { readonly type: 'answered'; readonly id: number; readonly by: string; readonly answer: Answer }
  | { readonly type: 'closed'; readonly id: number; readonly at: number }
  /** Brings what was hidden until now. Again: another answer is the right one. */
  | { readonly type: 'published'; readonly id: number; readonly right: Choice | null; readonly counts: readonly number[]; readonly answered: number }

/** What shows the quizzes of a class. */
export const quizReducer: LawReducer<QuizState, QuizHappening> = {
  opening,
  reduce: (state, happening) => quizReader.know(after(state, happening)),
}

function after(state: QuizState, happening: QuizHappening): QuizState {
  switch (happening.type) {
    case 'asked': {
      const fresh: Quiz = { ...happening.quiz, closedAt: null, result: null, answers: {}, answered: 0 }
      return { count: fresh.id, quizzes: [...state.quizzes, fresh].slice(-MOST_QUIZZES) }
    }
    case 'answered':
      return withQuiz(state, happening.id, (quiz) => ({
        answers: withAnswer(quiz.answers, happening.by, happening.answer),
        answered: quiz.answered + (answerOf(quiz, happening.by) === undefined ? 1 : 0),
      }))
    case 'closed':
      return withQuiz(state, happening.id, () => ({ closedAt: happening.at }))
    case 'published':
      return withQuiz(state, happening.id, () => ({ right: happening.right, result: { counts: happening.counts, answered: happening.answered } }))
    default:
      return impossible(happening)
  }
}

const withQuiz = (state: QuizState, id: number, change: (quiz: Quiz) => Partial<Quiz>): QuizState =>
  ({ ...state, quizzes: state.quizzes.map((quiz) => (quiz.id === id ? { ...quiz, ...change(quiz) } : quiz)) })
