import type { WordKey } from './zh.ts'

export type Language = 'zh' | 'en'
export type Values = Readonly<Record<string, string | number>>
export type Translate = (key: WordKey, values?: Values) => string

/** A page has the words that were fetched with it; a missing one shows its key. */
export type Dictionary = Readonly<Partial<Record<WordKey, string>>>

/** A `t()` over one dictionary. Intl is missing on some phones, so there are no plural rules: sentences do without. */
export const translator = (dictionary: Dictionary): Translate => (key, values) => fill(dictionary[key] ?? key, values)

/** Puts values where a sentence has `{name}`; an unknown name stays visible. */
export const fill = (sentence: string, values: Values = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
