import type { Law } from '#shared/scenario/law'
import type { RoomLog } from './log.ts'
import type { RoomRecord } from './shelf.ts'
import { advance, freshSnapshot, type Snapshot } from './snapshot.ts'

/** Events read at once while a room is brought back. */
const PAGE = 1_000

/** A room as its log tells it: the stored snapshot and every event behind it. */
export async function recoverRoom(log: Pick<RoomLog, 'readSince' | 'readSnapshot'>, record: RoomRecord, law: Law): Promise<Snapshot> {
  let snapshot = (await log.readSnapshot(record.id)) ?? freshSnapshot(record, law)
  for (;;) {
    const page = await log.readSince(record.id, snapshot.seq, PAGE)
    for (const logged of page) snapshot = advance(snapshot, logged, law)
    if (page.length < PAGE) return snapshot
  }
}
