import type { LoggedEvent } from '#shared/room/events'
import type { MemberId } from '#shared/room/state'
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

/** What is known of a room without reading its log. */
export interface RoomRecord {
  readonly id: string
  readonly joinCode: string
  readonly scenario: string
  readonly title: string
  readonly host: MemberId
  readonly openedAt: number
  readonly endedAt: number | null
}

/** The list of all rooms. */
export interface RoomShelf {
  /** False if the id or an open room's code is taken. */
  add(record: RoomRecord): Promise<boolean>
  findOpen(): Promise<readonly RoomRecord[]>
  findById(id: string): Promise<RoomRecord | null>
  findByCode(code: string): Promise<RoomRecord | null>
  /** Command ids of ended rooms are of no use after a while. */
  forgetCommandsBefore(at: number): Promise<void>
}
