import * as v from 'valibot'

const lifeSchema = v.picklist(['open', 'ended'])

const roomSummarySchema = v.object({
  id: v.string(),
  joinCode: v.string(),
  scenario: v.string(),
  variant: v.nullable(v.string()),
  title: v.string(),
  openedAt: v.number(),
  people: v.number(),
  life: lifeSchema,
})

/** `{ room }` of opening and of finding a room. */
export const roomReplySchema = v.object({ room: roomSummarySchema })

/** `PlayReply` as it comes over the wire. */
export const playReplySchema = v.object({ streamId: v.string(), whep: v.string(), flv: v.string(), rtmp: v.string(), still: v.string(), expiresAt: v.number() })

const mediaGrantSchema = v.variant('engine', [
  v.object({ engine: v.literal('gateway'), play: v.pipe(v.array(playReplySchema), v.readonly()) }),
  v.object({ engine: v.literal('agora'), appId: v.string(), channel: v.string(), token: v.string(), uid: v.string() }),
])

/** `JoinReply` as it comes over the wire. */
export const joinReplySchema = v.object({ ticket: v.string(), socketUrl: v.string(), media: mediaGrantSchema })

/** `InvitationReply` as it comes over the wire. */
export const invitationReplySchema = v.object({ invitation: v.string(), role: v.string(), expiresAt: v.number() })

/** `PublishReply` as it comes over the wire. */
export const publishReplySchema = v.object({ streamId: v.string(), whip: v.string(), rtmp: v.string(), expiresAt: v.number() })

/** A door whose answer says nothing more than yes. */
export const anyReplySchema = v.unknown()
