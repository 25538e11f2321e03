import * as v from 'valibot'

/** `RecordingSummary` as it comes over the wire: what every answer about a recording begins with. */
export const recordingSummarySchema = v.object({
  id: v.string(),
  kind: v.picklist(['recording', 'clip']),
  room: v.string(),
  scenario: v.string(),
  title: v.string(),
  startedAt: v.number(),
  endedAt: v.nullable(v.number()),
})

/** `RecordingsReply`. */
export const recordingsReplySchema = v.object({ recordings: v.pipe(v.array(recordingSummarySchema), v.readonly()) })
