import type { MemberId } from '#shared/room/state'

/** What is known of a room without reading its log. */
export interface RoomRecord {
  readonly id: string
  readonly joinCode: string
  readonly scenario: string
  readonly variant: string | null
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
