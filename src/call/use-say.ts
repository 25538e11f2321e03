import { usePreferences } from '../ui/preferences'
import { fill, type Values } from '../ui/words/translate'
import { useCall } from './use-call'

/** The scenario's own words, by their key; a missing key shows itself. */
export function useSay(): (key: string, values?: Values) => string {
  const { language } = usePreferences()
  const { scenario } = useCall()
  const { say } = scenario.words[language]
  return (key, values) => fill(say[key] ?? key, values)
}
