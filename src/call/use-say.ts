import { usePreferences } from '../ui/preferences'
import { fill, type Values } from '../ui/words/translate'
import { useCall } from './use-call'

/** The scenario's own words, by their key; a missing key shows itself. */
export function useSay(): (key: string, values?: Values) => string {
  const { language } = usePreferences()
  const { say } = useCall()
  const words = say[language]
  return (key, values) => fill(words[key] ?? key, values)
}
