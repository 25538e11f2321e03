import { useState } from 'react'
import type { StreamId } from '#shared/room/state'
import { useShortcuts } from '../ui/shortcuts'

/** The one screen that this person looks at alone, or null. */
export interface Enlarged {
  readonly id: StreamId | null
  readonly set: (id: StreamId | null) => void
}

/** Everybody is seen at first; Escape brings them back. */
export function useEnlarged(): Enlarged {
  const [id, set] = useState<StreamId | null>(null)
  useShortcuts({
    onKey(key) {
      if (key === 'escape') set(null)
    },
    onTalk: () => undefined,
  })
  return { id, set }
}
