import type { Logger } from 'pino'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Hub } from '../stream/create-hub.ts'
import type { Mixer, MixFailure } from './contract.ts'
import type { Mixings } from './mixings.ts'
import { mixRoom } from './room-mix.ts'
import type { RoomMix } from './room-mix.ts'

interface Needs {
  readonly hub: Hub
  readonly mixings: Mixings
  /** Mixes at once: each takes a third of a core and more. */
  readonly limits: { readonly mixes: number }
  readonly log: Logger
  readonly now: () => number
  readonly unixNow: () => number
}

/** Nothing is mixed yet. */
export function createMixer(needs: Needs, scope: Scope): Mixer {
  const listeners = new Set<(failure: MixFailure) => void>()
  const rooms = new Map<string, { readonly mix: RoomMix; readonly life: Scope }>()
  const stop = (room: string): void => {
    rooms.get(room)?.life.end()
    rooms.delete(room)
  }
  const fail = (room: string, why: MixFailure['why']): void => {
    needs.log.error({ room, why }, 'mix failed')
    stop(room)
    for (const listener of listeners) listener({ room, why })
  }
  return {
    get open() {
      return rooms.size
    },
    rooms: () => [...rooms.keys()],
    mix(room, plan) {
      if (plan === null) return stop(room)
      const known = rooms.get(room)
      if (known !== undefined) return known.mix.change(plan)
      if (rooms.size >= needs.limits.mixes) return fail(room, 'limit')
      const life = createScope(scope)
      const mix = mixRoom({ ...needs, room, plan, onFailed: () => !life.ended && fail(room, 'fault') }, life)
      if (mix === null) {
        life.end()
        return fail(room, 'fault')
      }
      rooms.set(room, { mix, life })
      needs.log.info({ room }, 'mixing')
    },
    listen(listener, until) {
      listeners.add(listener)
      until.onEnd(() => listeners.delete(listener))
    },
  }
}
