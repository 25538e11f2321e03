import { useEffect, useRef, useState } from 'react'
import { after, createScope } from '#shared/kernel/scope'
import { useLive } from '../../../../call/use-call'
import type { NotesMove } from '../../law/notes/law'
import { NOTES, notesReducer, readNotes, type Notes } from '../../law/notes/reduce'
import { useMove } from '../use-class'

/** So long a pause saves. */
const PAUSE_MS = 1_500

interface Draft {
  readonly text: string
  /** The writing that it changes. */
  readonly revision: number
}

export interface NotesEditor {
  readonly text: string
  /** `stale`: somebody else has written since; nothing is saved before one of the two is chosen. `unsaved`: the server refused. */
  readonly state: 'saved' | 'saving' | 'unsaved' | 'stale'
  write(text: string): void
  takeTheirs(): void
  keepOurs(): void
}

/** The notes of this class. */
export const useNotes = (): Notes => useLive(({ room }) => readNotes(room.law), notesReducer.opening)

/** Writes them: whatever is typed is saved in the next pause, or when the panel closes. */
export function useNotesEditor({ text, revision }: Notes): NotesEditor {
  const move = useMove<NotesMove>(NOTES)
  const [draft, setDraft] = useState<Draft | null>(null)
  /** What was sent and has not come back. */
  const [sent, setSent] = useState<string | null>(null)
  const [refused, setRefused] = useState(false)
  const isStale = draft !== null && revision !== draft.revision && text !== draft.text && text !== sent
  const take = (next: Draft | null) => {
    setDraft(next)
    setRefused(false)
  }
  useEffect(() => {
    if (draft === null || (text !== draft.text && text !== sent)) return
    setSent(null)
    setDraft(text === draft.text ? null : { text: draft.text, revision })
  }, [draft, text, revision, sent])
  const save = useRef<() => void>(() => undefined)
  save.current = () => {
    if (draft === null || isStale || draft.text === sent) return
    setSent(draft.text)
    void move({ text: draft.text, revision: draft.revision }).then((saved) => {
      if (saved.ok) return
      setSent(null)
      setRefused(true)
    })
  }
  useEffect(() => {
    if (draft === null || isStale) return
    const scope = createScope()
    after(scope, PAUSE_MS, () => save.current())
    return () => scope.end()
  }, [draft, isStale])
  useEffect(() => () => save.current(), [])
  return {
    text: draft?.text ?? text,
    state: draft === null ? 'saved' : isStale ? 'stale' : refused ? 'unsaved' : 'saving',
    write: (next) => take({ text: next, revision: draft?.revision ?? revision }),
    takeTheirs: () => take(null),
    keepOurs: () => take(draft && { text: draft.text, revision }),
  }
}
