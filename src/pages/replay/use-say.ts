import { useMemo } from 'react'
import { usePreferences } from '../../ui/preferences'
import { sayIn, type Say } from './words/words'

/** This page's words in the person's language. */
export function useSay(): Say {
  const { language } = usePreferences()
  return useMemo(() => sayIn(language), [language])
}
