import { fill, type Language, type Values } from '../../../ui/words/translate'
import { en } from './en'
import { zh, type ReplayWord } from './zh'

/** From a key of this page to its sentence. */
export type Say = (key: ReplayWord, values?: Values) => string

const dictionaries = { zh, en }

/** The page's words in a language. */
export const sayIn = (language: Language): Say => (key, values) => fill(dictionaries[language][key], values)
