import { useCallback, useRef } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { MediaRoom, MediaRoomState } from '../media/contract'
import type { Session } from './contract'
import { equal } from './equal'
import type { LiveState, SessionState } from './state'

/** What a view needs of the session; it draws again only when the answer's content changes. */
export const useSession = <Value>(session: Session, ask: (state: SessionState) => Value): Value => useAnswer(session.store, ask)

/** The same of a room that is open, or `otherwise`. */
export const useLive = <Value>(session: Session, ask: (live: LiveState) => Value, otherwise: Value): Value =>
  useAnswer(session.store, (state) => (state.phase === 'live' ? ask(state) : otherwise))

/** What a view needs of the media. */
export const useMedia = <Value>(media: MediaRoom, ask: (state: MediaRoomState) => Value): Value => useAnswer(media.store, ask)

/** What this view needs of a store. A question may make a new object each time: the last answer is kept while its content is the same. */
export function useAnswer<State, Value>(store: StoreApi<State>, ask: (state: State) => Value): Value {
  const last = useRef<{ readonly value: Value } | null>(null)
  return useStore(store, useCallback((state: State) => {
    const value = ask(state)
    if (last.current && equal(last.current.value, value)) return last.current.value
    last.current = { value }
    return value
  }, [ask]))
}
