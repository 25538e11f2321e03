import { createContext, useContext, type ReactNode } from 'react'
import type { FileAddress } from './file-addresses'
import type { RoomVisit } from './visit'
import type { LiveState } from '../store/state'
import { useLive as useLiveOf, useMedia as useMediaOf } from '../store/use-session'
import type { MediaRoom, MediaRoomState } from '../media/contract'

/** What every view of a call may reach: the visit, and its media, which is there since the room was joined. */
export interface Call extends RoomVisit {
  readonly media: MediaRoom
  /** See `useFileAddress`. */
  readonly fileAddress: FileAddress
}

const Context = createContext<Call | null>(null)

/** Gives the views below their call. */
export const CallProvider = ({ call, children }: { readonly call: Call; readonly children: ReactNode }) => <Context.Provider value={call}>{children}</Context.Provider>

/** The call around this view; a view outside of one is a bug. */
export function useCall(): Call {
  const call = useContext(Context)
  if (call === null) throw new Error('a view of a call stands outside CallProvider')
  return call
}

/** What this view needs of the open room. */
export const useLive = <Value,>(ask: (live: LiveState) => Value, otherwise: Value): Value => useLiveOf(useCall().session, ask, otherwise)

/** What this view needs of the media. */
export const useMedia = <Value,>(ask: (state: MediaRoomState) => Value): Value => useMediaOf(useCall().media, ask)
