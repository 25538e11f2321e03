import { usePreferences } from '../../ui/preferences'
import { fill, type Language, type Values } from '../../ui/words/translate'
import { en } from './en'
import { zh, type BoardWord } from './zh'

/** From a key of the board to its sentence. */
export type SayOnBoard = (key: BoardWord, values?: Values) => string

const dictionaries = { zh, en }

/** The board's words in a language. */
export const boardWords = (language: Language): SayOnBoard => (key, values) => fill(dictionaries[language][key], values)

/** The same in this person's language. */
export const useBoardWords = (): SayOnBoard => boardWords(usePreferences().language)
