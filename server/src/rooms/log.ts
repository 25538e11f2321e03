import type { LoggedEvent } from '#shared/room/events'
import type { Snapshot } from './snapshot.ts'

/** A command's name: `client` is the running program, `id` its count. */
export interface CommandKey {
  readonly client: string
  readonly id: number
}

/** What one transaction stores. `ended`: the room is over from now on. */
export interface LogEntry {
  readonly events: readonly LoggedEvent[]
  readonly done: readonly CommandKey[]
  readonly at: number
  readonly ended: boolean
}

/** Where the rooms' events are kept. Throws when the disk does. */
export interface RoomLog {
  /** Changes when the log was lost: nobody can resume in another one. */
  readonly epoch: string
  append(room: string, entry: LogEntry): Promise<void>
  findDone(room: string, keys: readonly CommandKey[]): Promise<readonly CommandKey[]>
  /** Events behind `seq`, in order, at most `limit`. */
  readSince(room: string, seq: number, limit: number): Promise<readonly LoggedEvent[]>
  saveSnapshot(room: string, snapshot: Snapshot): Promise<void>
  readSnapshot(room: string): Promise<Snapshot | null>
}
