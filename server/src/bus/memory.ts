import type { Bus, RoomNotice } from './contract.ts'

/** The bus of a single process: listeners hear a notice before `publish` returns. */
export function createMemoryBus(): Bus {
  const listeners = new Map<string, Set<(notice: RoomNotice) => void>>()
  return {
    publish(room, notice) {
      // A copy: a listener may leave while it hears.
      for (const listener of [...(listeners.get(room) ?? [])]) listener(notice)
    },
    subscribe(room, scope, listener) {
      const ofRoom = listeners.get(room) ?? new Set()
      listeners.set(room, ofRoom.add(listener))
      scope.onEnd(() => {
        ofRoom.delete(listener)
        if (ofRoom.size === 0 && listeners.get(room) === ofRoom) listeners.delete(room)
      })
    },
  }
}
