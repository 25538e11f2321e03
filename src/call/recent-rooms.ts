import * as v from 'valibot'
import type { Storage } from '../platform/storage/contract'

/** A room that this device was in. */
export interface RecentRoom {
  readonly id: string
  readonly joinCode: string
  readonly scenario: string
  readonly title: string
  /** This device's clock, ms. */
  readonly at: number
  readonly mine: boolean
}

const KEY = 'lianmai.recent'
const KEPT = 6

const schema = v.array(v.object({ id: v.string(), joinCode: v.string(), scenario: v.string(), title: v.string(), at: v.number(), mine: v.boolean() }))

/** The last rooms, newest first. */
export function readRecent(storage: Storage): readonly RecentRoom[] {
  try {
    const parsed = v.safeParse(schema, JSON.parse(storage.read(KEY) ?? '[]'))
    return parsed.success ? parsed.output : []
  } catch {
    return []
  }
}

/** Puts a room first. */
export function rememberRoom(storage: Storage, room: RecentRoom): void {
  const others = readRecent(storage).filter(({ id }) => id !== room.id)
  storage.write(KEY, JSON.stringify([room, ...others].slice(0, KEPT)))
}

/** Takes out one that is no more, or all. */
export function forgetRooms(storage: Storage, id?: string): void {
  storage.write(KEY, JSON.stringify(id === undefined ? [] : readRecent(storage).filter((room) => room.id !== id)))
}
