import type { LateClips } from '../rooms/late-clips.ts'
import type { Database } from './database.ts'
import { dateClip, dropClip } from './follow-events.ts'

/** The gateway makes them within seconds; these are what a kill left. */
const MAX_TOLD = 32

/** Clips whose rooms ended before they were made, in the database. */
export const createLateClips = (database: Database): LateClips => ({
  async awaited() {
    return database.selectFrom('recordings').innerJoin('rooms', 'rooms.id', 'recordings.room')
      .select(['recordings.id as clip', 'recordings.room', 'recordings.started_at as from'])
      .where('recordings.kind', '=', 'clip').where('recordings.ended_at', 'is', null).where('rooms.ended_at', 'is not', null)
      .orderBy('recordings.started_at', 'desc').limit(MAX_TOLD).execute()
  },
  async settle(room, news) {
    if (news.type === 'clip.made') await dateClip(database, room, news)
    else await dropClip(database, news.id)
  },
})
