import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { enEverywhere as en } from './words/en-everywhere'
import { translator, type Dictionary, type Language, type Translate } from './words/translate'
import { zhEverywhere as zh } from './words/zh-everywhere'

export type Theme = 'system' | 'light' | 'dark'

/** How this person wants the product to look and speak. */
export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  readonly sounds: boolean
  readonly t: Translate
  readonly setLanguage: (language: Language) => void
  readonly setTheme: (theme: Theme) => void
  readonly setSounds: (on: boolean) => void
}

interface Keeper { read(key: string): string | null; write(key: string, text: string): void }

const dictionaries = { zh, en }
const nothing = () => undefined
const Context = createContext<Preferences>({
  language: 'zh', theme: 'system', sounds: true, t: translator(zh), setLanguage: nothing, setTheme: nothing, setSounds: nothing,
})

export interface PreferencesProviderProps {
  readonly keeper: Keeper
  /** What the device speaks, as a language tag. */
  readonly systemLanguage: string
  readonly children: ReactNode
}

/** Gives every page the person's language and theme, and keeps them on this device. */
export function PreferencesProvider({ keeper, systemLanguage, children }: PreferencesProviderProps) {
  const [language, setLanguage] = useState<Language>(() => (languageOf(keeper.read('language'), systemLanguage)))
  const [theme, setTheme] = useState<Theme>(() => themeOf(keeper.read('theme')))
  const [sounds, setSounds] = useState(() => keeper.read('sounds') !== 'off')
  const preferences = useMemo<Preferences>(() => ({
    language, theme, sounds,
    t: translator(dictionaries[language]),
    setLanguage: (chosen) => { keeper.write('language', chosen); setLanguage(chosen) },
    setTheme: (chosen) => { keeper.write('theme', chosen); setTheme(chosen) },
    setSounds: (on) => { keeper.write('sounds', on ? 'on' : 'off'); setSounds(on) },
  }), [language, theme, sounds, keeper])
  return <Context.Provider value={preferences}>{children}</Context.Provider>
}

export interface MoreWordsProps {
  readonly words: Readonly<Record<Language, Dictionary>>
  readonly children: ReactNode
}

/** Gives the views below more words than every page has. */
export function MoreWords({ words, children }: MoreWordsProps) {
  const preferences = useContext(Context)
  const { language } = preferences
  const t = useMemo(() => translator({ ...dictionaries[language], ...words[language] }), [language, words])
  const more = useMemo(() => ({ ...preferences, t }), [preferences, t])
  return <Context.Provider value={more}>{children}</Context.Provider>
}

export const usePreferences = (): Preferences => useContext(Context)

/** The person's language as a function from key to sentence. */
export const useWords = (): Translate => useContext(Context).t

/** What the person chose, else the device's language: Chinese where that is neither. */
const languageOf = (kept: string | null, system: string): Language => (kept === 'zh' || kept === 'en' ? kept : /^en\b/i.test(system) ? 'en' : 'zh')

const themeOf = (kept: string | null): Theme => (kept === 'light' || kept === 'dark' ? kept : 'system')
