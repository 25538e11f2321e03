import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'
import { createReader } from '#shared/scenario/read-law'
import * as v from 'valibot'
import { opening, QUIZ, QUIZ_KINDS, type QuizState } from './state.ts'

const quiz = v.object({
  id: v.number(),
  kind: v.picklist(QUIZ_KINDS),
  question: v.string(),
  options: v.array(v.string()),
  right: v.nullable(v.number()),
  askedAt: v.number(),
  until: v.nullable(v.number()),
  closedAt: v.nullable(v.number()),
  result: v.nullable(v.object({ counts: v.array(v.number()), answered: v.number() })),
  answers: v.record(v.string(), v.record(v.string(), v.tuple([v.number(), v.number(), v.string()]))),
  answered: v.number(),
})

/** Of the part's own state. */
export const quizReader = createReader<QuizState>(v.object({ count: v.number(), quizzes: v.array(quiz) }), opening)

/** The quizzes of a class, as its law stands in the room. */
export const readQuizzes = (law: Json): QuizState => quizReader.read(partOf(law, QUIZ))
