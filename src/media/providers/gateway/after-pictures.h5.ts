import type { StoreApi } from 'zustand/vanilla'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { MediaRoomState } from '../../contract'
import type { Gate } from '../../gate'

/**
 * Lets the way up wait for the first pictures of the others, but not for long: opening an encoder and a second connection in
 * the same instant costs the first picture about 100 ms on a small machine.
 */
export function afterPictures(gate: Gate, store: StoreApi<MediaRoomState>): Gate {
  return {
    async enter(scope) {
      await picturesStand(store, scope)
      return gate.enter(scope)
    },
  }
}

function picturesStand(store: StoreApi<MediaRoomState>, scope: Scope): Promise<void> {
  const wait = createScope(scope)
  return new Promise((resolve) => {
    wait.onEnd(resolve)
    after(wait, LONGEST_MS, wait.end)
    if (!isStarting(store.getState())) return wait.end()
    wait.onEnd(store.subscribe((state) => {
      // The first packets are there: the frame that they make is still to be drawn.
      if (!isStarting(state)) after(wait, FIRST_FRAME_MS, wait.end)
    }))
  })
}

const isStarting = ({ players }: MediaRoomState): boolean => Object.values(players).some(({ phase }) => phase === 'starting')

const FIRST_FRAME_MS = 80
const LONGEST_MS = 400
