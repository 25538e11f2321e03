import { impossible } from '#shared/kernel/impossible'
import type { Json } from '#shared/kernel/json'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import { memberOf } from '#shared/room/state'
import type { Law, LawContext } from '#shared/scenario/law'
import * as v from 'valibot'
import { learns, teaches } from '../teaching.ts'
import { quizReducer, type QuizHappening } from './reduce.ts'
import { answerOf, countsOf, fits, LONGEST_OPTION, LONGEST_QUESTION, LONGEST_SECONDS, MOST_ANSWERS, MOST_OPTIONS, openQuiz, QUIZ_KINDS, SHORTEST_SECONDS, type QuizState } from './state.ts'
import { quizVeil } from './veil.ts'

const id = v.pipe(v.number(), v.integer(), v.minValue(1))
const choice = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue((1 << MOST_OPTIONS) - 1))
const line = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))

const move = v.variant('type', [
  v.strictObject({
    type: v.literal('ask'),
    kind: v.picklist(QUIZ_KINDS),
    question: line(LONGEST_QUESTION),
    options: v.pipe(v.array(line(LONGEST_OPTION)), v.minLength(2), v.maxLength(MOST_OPTIONS), v.readonly()),
    right: v.nullable(choice),
    /** Until it closes by itself, or null. */
    seconds: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(SHORTEST_SECONDS), v.maxValue(LONGEST_SECONDS))),
  }),
  v.strictObject({ type: v.literal('answer'), id, choice }),
  v.strictObject({ type: v.literal('close'), id }),
  /** Closes it too. `right`: what the right answer is, which may be another one than was said before. */
  v.strictObject({ type: v.literal('publish'), id, right: v.nullable(choice) }),
])

export type QuizMove = v.InferOutput<typeof move>

type Decision = Result<readonly QuizHappening[], FailureCode>

/** Whoever teaches asks, students answer until it closes; the others' answers and the right one are hidden until they are published. */
export const quiz: Law<QuizState, QuizMove, QuizHappening> = {
  ...quizReducer,
  parseMove,
  decide,
  nextDeadline: (state) => openQuiz(state)?.until ?? null,
  atDeadline(state) {
    const open = openQuiz(state)
    return open === null || open.until === null ? [] : [{ type: 'closed', id: open.id, at: open.until }]
  },
  afterLeave: () => [],
  veil: quizVeil,
}

function parseMove(data: Json): QuizMove | null {
  const parsed = v.safeParse(move, data)
  if (!parsed.success) return null
  const asked = parsed.output
  if (asked.type !== 'ask') return asked
  const { kind, options, right } = asked
  const isWhole = kind !== 'judge' || options.length === 2
  return isWhole && (right === null || fits(right, kind, options.length)) ? asked : null
}

function decide(state: QuizState, wanted: QuizMove, context: LawContext): Decision {
  if (wanted.type === 'answer') return answer(state, wanted, context)
  if (!teaches(context.role)) return failure('member/not-allowed')
  switch (wanted.type) {
    case 'ask':
      return ask(state, wanted, context)
    case 'close': {
      const open = openQuiz(state)
      return open?.id === wanted.id ? success([{ type: 'closed', id: open.id, at: context.now }]) : failure('law/too-late')
    }
    case 'publish':
      return publish(state, wanted, context)
    default:
      return impossible(wanted)
  }
}

/** One at a time. */
function ask(state: QuizState, { kind, question, options, right, seconds }: Extract<QuizMove, { type: 'ask' }>, { now }: LawContext): Decision {
  if (openQuiz(state) !== null) return failure('law/refused')
  const until = seconds === null ? null : now + seconds * 1_000
  return success([{ type: 'asked', quiz: { id: state.count + 1, kind, question, options, right, askedAt: now, until } }])
}

function answer(state: QuizState, wanted: Extract<QuizMove, { type: 'answer' }>, { by, role, now, room }: LawContext): Decision {
  if (!learns(role)) return failure('member/not-allowed')
  const open = openQuiz(state)
  if (open?.id !== wanted.id || (open.until !== null && now >= open.until)) return failure('law/too-late')
  if (!fits(wanted.choice, open.kind, open.options.length)) return failure('law/refused')
  const before = answerOf(open, by)
  if (before?.[0] === wanted.choice) return success([])
  if (before === undefined && open.answered >= MOST_ANSWERS) return failure('law/refused')
  return success([{ type: 'answered', id: open.id, by, answer: [wanted.choice, now - open.askedAt, memberOf(room, by)?.name ?? ''] }])
}

function publish(state: QuizState, { id: wanted, right }: Extract<QuizMove, { type: 'publish' }>, { now }: LawContext): Decision {
  const found = state.quizzes.find((one) => one.id === wanted)
  if (found === undefined) return failure('law/too-late')
  if (right !== null && !fits(right, found.kind, found.options.length)) return failure('law/refused')
  if (found.result !== null && right === found.right) return success([])
  const published: QuizHappening = { type: 'published', id: found.id, right, counts: countsOf(found), answered: found.answered }
  return success(found.closedAt === null ? [{ type: 'closed', id: found.id, at: now }, published] : [published])
}
