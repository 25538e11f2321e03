import { useEffect, useRef, useState } from 'react'
import { after, createScope } from '#shared/kernel/scope'
import { headcount } from '../store/select'
import { useWords } from '../ui/preferences'
import { useLive } from './use-call'

export interface Arrivals {
  readonly lines: readonly { readonly id: number; readonly text: string }[]
  readonly dismiss: (id: number) => void
}

const SHOWN_MS = 3_000
/** In a full room, coming and going is no news. */
const QUIET_ABOVE = 20
const MOST_LINES = 2

interface Person { readonly id: string; readonly name: string }
const NOBODY: readonly Person[] = []

/** Who came in and who left since this page opened, one line each, for a moment. */
export function useArrivals(): Arrivals {
  const t = useWords()
  const people = useLive<readonly Person[]>(({ room, you }) => room.members.filter(({ id }) => id !== you).map(({ id, name }) => ({ id, name })), NOBODY)
  const crowded = useLive((live) => headcount(live) > QUIET_ABOVE, false)
  const before = useRef<readonly Person[] | null>(null)
  const count = useRef(0)
  const [lines, setLines] = useState<Arrivals['lines']>([])
  useEffect(() => {
    const known = before.current
    before.current = people
    if (known === null || crowded) return
    const came = people.filter(({ id }) => !known.some((one) => one.id === id)).map(({ name }) => t('room.joined', { name }))
    const went = known.filter(({ id }) => !people.some((one) => one.id === id)).map(({ name }) => t('room.left', { name }))
    const fresh = [...came, ...went].map((text) => ({ id: ++count.current, text }))
    if (fresh.length > 0) setLines((old) => [...old, ...fresh].slice(-MOST_LINES))
  }, [people, crowded, t])
  const oldest = lines[0]?.id
  const dismiss = (gone: number) => setLines((old) => old.filter(({ id }) => id !== gone))
  useEffect(() => {
    if (oldest === undefined) return
    const scope = createScope()
    after(scope, SHOWN_MS, () => dismiss(oldest))
    return () => scope.end()
  }, [oldest])
  return { lines, dismiss }
}
