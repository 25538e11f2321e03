import { useState } from 'react'
import { useSay } from '../../../../call/use-say'
import { saveFile } from '../../../../platform/save-file'
import type { Saved } from '../../../../platform/save-file/contract'

const SAID = { saved: 'tools.saved', copied: 'tools.copied', failed: 'tools.not-saved' } as const satisfies Record<Saved, string>

/** Gives the person a file, and the sentence that tells what became of it. */
export function useSaveFile(): { readonly said: string | null; readonly save: (name: string, text: string) => void } {
  const say = useSay()
  const [saved, setSaved] = useState<Saved | null>(null)
  return { said: saved === null ? null : say(SAID[saved]), save: (name, text) => void saveFile(name, text).then(setSaved) }
}
