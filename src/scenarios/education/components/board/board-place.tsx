import { createContext, useContext, useState, type ReactNode } from 'react'
import type { MemberId } from '#shared/room/state'
import type { Desk } from '../../../../board/desk'

/** What the board and its panel share on this device. */
export interface BoardPlace {
  /** The open board's desk; null while it is not open. */
  readonly desk: Desk | null
  readonly setDesk: (desk: Desk | null) => void
  /** Whose sheet whoever teaches looks at. */
  readonly looking: MemberId | null
  readonly look: (at: MemberId | null) => void
}

const nothing = () => undefined
const Context = createContext<BoardPlace>({ desk: null, setDesk: nothing, looking: null, look: nothing })

/** Around the whole room of a class. */
export function BoardPlaceProvider({ children }: { readonly children: ReactNode }) {
  const [desk, setDesk] = useState<Desk | null>(null)
  const [looking, look] = useState<MemberId | null>(null)
  return <Context.Provider value={{ desk, setDesk, looking, look }}>{children}</Context.Provider>
}

export const useBoardPlace = (): BoardPlace => useContext(Context)
