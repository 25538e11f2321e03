import { useEffect, useState } from 'react'
import type { FailureCode } from '#shared/protocol/failures'
import { findDoor, type Door } from '../../call/aim'
import type { CheckAim } from '../../call/paths'
import { readRecent } from '../../call/recent-rooms'
import { useServices } from '../../call/use-services'
import { scenarios } from '../../scenarios/catalog'

export type DoorState =
  | { readonly state: 'looking' }
  | { readonly state: 'found'; readonly door: Door | null }
  | { readonly state: 'refused'; readonly why: FailureCode }

/** What the page's address points at. */
export function useDoor(aim: CheckAim): DoorState {
  const { api, storage } = useServices()
  const [state, setState] = useState<DoorState>({ state: 'looking' })
  useEffect(() => {
    let current = true
    const isMine = (room: string) => readRecent(storage).some(({ id, mine }) => mine && id === room)
    void findDoor(aim, { api, scenarios, isMine }).then((found) => {
      if (current) setState(found.ok ? { state: 'found', door: found.value } : { state: 'refused', why: found.failure })
    })
    return () => { current = false }
  }, [aim, api, storage])
  return state
}
