import { has, type Choice, type Quiz } from '../../law/quiz/state'

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

const LETTERS = 'ABCDEFGH'

/** An option's short name: a letter, or true and false. */
export const labelOf = (kind: Quiz['kind'], option: number, say: Say): string =>
  (kind === 'judge' ? say(option === 0 ? 'quiz.true' : 'quiz.false') : LETTERS.charAt(option))

/** All that were chosen: `AC`. */
export const labelsOf = ({ kind, options }: Pick<Quiz, 'kind' | 'options'>, choice: Choice, say: Say): string =>
  options.map((_, option) => (has(choice, option) ? labelOf(kind, option, say) : '')).join('')

/** The choice with an option turned on or off, or, where one may be chosen, that option alone. */
export const toggled = (kind: Quiz['kind'], choice: Choice, option: number): Choice => (kind === 'multiple' ? choice ^ (1 << option) : 1 << option)
