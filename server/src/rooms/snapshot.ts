import * as v from 'valibot'
import { roomSchema } from '#shared/protocol/room-schema'
import { reduce } from '#shared/room/reduce'
import type { LoggedEvent } from '#shared/room/events'
import type { RoomState } from '#shared/room/state'
import type { Law } from '#shared/scenario/law'
import type { RoomRecord } from './shelf.ts'
import { noStanding, reduceStanding, standingSchema, type Standing } from './standing.ts'

/** A room as it stands after the event `seq`. */
export interface Snapshot {
  readonly seq: number
  readonly room: RoomState
  readonly standing: Standing
}

/** `Snapshot` as it was stored. */
export const snapshotSchema = v.object({ seq: v.number(), room: roomSchema, standing: standingSchema })

/** A room before its first event. */
export function freshSnapshot(record: RoomRecord, law: Law): Snapshot {
  const room: RoomState = {
    id: record.id,
    joinCode: record.joinCode,
    scenario: record.scenario,
    variant: record.variant,
    title: record.title,
    host: record.host,
    openedAt: record.openedAt,
    life: { phase: 'open' },
    members: [],
    streams: [],
    chat: [],
    chatMuted: { all: false, members: [] },
    gatewayEpoch: null,
    recording: null,
    mix: null,
    clips: [],
    removed: [],
    law: law.opening,
  }
  return { seq: 0, room, standing: noStanding }
}

/** The room after one more event. */
export function advance(snapshot: Snapshot, logged: LoggedEvent, law: Law): Snapshot {
  return {
    seq: logged.seq,
    room: reduce(snapshot.room, logged, law),
    standing: reduceStanding(snapshot.standing, logged, snapshot.room),
  }
}
