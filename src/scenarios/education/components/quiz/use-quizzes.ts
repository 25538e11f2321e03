import { useLive } from '../../../../call/use-call'
import { readQuizzes } from '../../law/quiz/read'
import { QUIZ, openQuiz, opening, type Quiz, type QuizState } from '../../law/quiz/state'
import type { QuizMove } from '../../law/quiz/law'
import { useMove } from '../use-class'

/** The quizzes of this class, as this person may see them. */
export const useQuizzes = (): QuizState => useLive(({ room }) => readQuizzes(room.law), opening)

/** One of them. */
export const useQuiz = (id: number): Quiz | null => useLive(({ room }) => readQuizzes(room.law).quizzes.find((quiz) => quiz.id === id) ?? null, null)

/** The one that takes answers now. */
export const useOpenQuiz = (): Quiz | null => useLive(({ room }) => openQuiz(readQuizzes(room.law)), null)

export const useQuizMove = () => useMove<QuizMove>(QUIZ)
