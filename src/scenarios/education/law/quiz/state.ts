/** The part's name in the class's law. */
export const QUIZ = 'quiz'

/** `judge`: true or false; its two options have no text, the first is true. */
export const QUIZ_KINDS = ['single', 'multiple', 'judge'] as const
export type QuizKind = (typeof QUIZ_KINDS)[number]

export const MOST_OPTIONS = 8
export const LONGEST_QUESTION = 500
export const LONGEST_OPTION = 100
export const SHORTEST_SECONDS = 10
export const LONGEST_SECONDS = 30 * 60
/** Quizzes of a class that are kept; the oldest gives way. */
export const MOST_QUIZZES = 100
/** Who answers after so many is refused. */
export const MOST_ANSWERS = 5_000

/** Options as bits: 1 is A, 2 is B, 4 is C. */
export type Choice = number

/** What somebody answered last, so many ms after the question, under which name: who has left still has one. */
export type Answer = readonly [choice: Choice, afterMs: number, name: string]

export type Quiz = {
  readonly id: number
  readonly kind: QuizKind
  /** May be empty: it was said aloud. */
  readonly question: string
  /** Texts, which may be empty, A first. */
  readonly options: readonly string[]
  /** Null: nobody said so, or it is not told yet. */
  readonly right: Choice | null
  /** The server's clock, ms, as are all times here. */
  readonly askedAt: number
  /** When it closes by itself, or null. */
  readonly until: number | null
  readonly closedAt: number | null
  /** Answers by option, and how many answered, for everybody; null before the result is published. */
  readonly result: { readonly counts: readonly number[]; readonly answered: number } | null
  readonly answers: Answers
  /** How many there are in `answers`. */
  readonly answered: number
}

/** By the last letter of the member's id, then by the id: one more answer among thousands copies some tens. Who does not teach sees only the own one. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>

export type QuizState = {
  /** Quizzes so far; the last one's id. */
  readonly count: number
  /** The oldest first. */
  readonly quizzes: readonly Quiz[]
}

export const opening: QuizState = { count: 0, quizzes: [] }

/** The quiz that takes answers now, if any. */
export function openQuiz({ quizzes }: QuizState): Quiz | null {
  const last = quizzes[quizzes.length - 1]
  return last !== undefined && last.closedAt === null ? last : null
}

/** What a member answered, if that is known here. */
export const answerOf = ({ answers }: Pick<Quiz, 'answers'>, member: string): Answer | undefined => answers[drawerOf(member)]?.[member]

/** The answers with one more, or with another one of the same member. */
export const withAnswer = (answers: Answers, member: string, answer: Answer): Answers => {
  const drawer = drawerOf(member)
  return { ...answers, [drawer]: { ...answers[drawer], [member]: answer } }
}

/** Who answered, and what. */
export const allAnswers = ({ answers }: Pick<Quiz, 'answers'>): readonly (readonly [member: string, answer: Answer])[] => Object.values(answers).flatMap((drawer) => Object.entries(drawer))

const drawerOf = (member: string): string => member.slice(-1)

/** How many chose each option, A first. */
export const countsOf = ({ options, answers }: Pick<Quiz, 'options' | 'answers'>): readonly number[] => {
  const choices = allAnswers({ answers }).map(([, [choice]]) => choice)
  return options.map((_, option) => choices.filter((choice) => has(choice, option)).length)
}

/** Whether an option, counted from 0, is among those chosen. */
export const has = (choice: Choice, option: number): boolean => (choice & (1 << option)) !== 0

/** Whether this can be answered to that: something, of what there is, and one unless more may be. */
export function fits(choice: Choice, kind: QuizKind, options: number): boolean {
  const isOne = (choice & (choice - 1)) === 0
  return choice > 0 && choice < 1 << options && (isOne || kind === 'multiple')
}
