import type { Colour } from '#shared/board/contract'

/** On white paper, each is read well; white itself is for covering. */
export const COLOUR_VALUES: Readonly<Record<Colour, string>> = {
  ink: '#10151d',
  red: '#e5484d',
  orange: '#d9730d',
  green: '#1f8a50',
  teal: '#0b8f8f',
  blue: '#2563eb',
  purple: '#7c3aed',
  white: '#ffffff',
}

export const PAPER = '#ffffff'
/** Around the page. */
export const DESK = '#f7f8fa'
export const EDGE = '#e3e6eb'
export const BRAND = '#0b8f8f'

/** Names at ink and pointers: each person has the same colour as long as the id stays. */
const NAME_COLOURS = ['#7a6798', '#2f6f8f', '#8a5a44', '#3f7a5a', '#8f4a6a', '#5a6b2f'] as const

/** The colour of a person's name. */
export function nameColour(id: string): string {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return NAME_COLOURS[sum % NAME_COLOURS.length] ?? NAME_COLOURS[0]
}
