import { createContext, useContext, useState } from 'react'

/** A panel of the scenario's own, which its room's page draws. */
export type OwnPanel = `own-${string}`

export type PanelName = 'chat' | 'members' | 'more' | 'devices' | 'layout' | 'statistics' | 'share' | 'keys' | 'leave' | OwnPanel

/** Which one panel stands open. */
export interface PanelState {
  readonly name: PanelName | null
  readonly open: (name: PanelName) => void
  /** Opens it, or closes it if it is the open one. */
  readonly toggle: (name: PanelName) => void
  readonly close: () => void
}

/** One panel at a time. */
export function usePanel(): PanelState {
  const [name, setName] = useState<PanelName | null>(null)
  return {
    name,
    open: setName,
    toggle: (wanted) => setName((now) => (now === wanted ? null : wanted)),
    close: () => setName(null),
  }
}

const nothing = () => undefined

/** For views of a scenario that open a panel, e.g. to share the room or one of its own. */
export const PanelContext = createContext<PanelState>({ name: null, open: nothing, toggle: nothing, close: nothing })
export const useRoomPanel = (): PanelState => useContext(PanelContext)
