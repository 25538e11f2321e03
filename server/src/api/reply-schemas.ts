import * as v from 'valibot'
import { clientLogSchema } from '#shared/protocol/http-schema'
import { STREAM_SOURCES } from '#shared/room/state'

/** What the doors answer, for the description and its test; the types are in `shared/protocol/http`. */
export const sessionReply = v.object({ token: v.string(), user: v.object({ id: v.string(), name: v.string() }) })

const arrives = v.picklist(['seated', 'audience'])

const words = v.object({
  title: v.string(),
  sentence: v.string(),
  action: v.string(),
  roomTitle: v.string(),
  enter: v.string(),
  roles: v.record(v.string(), v.string()),
  variants: v.record(v.string(), v.object({ name: v.string(), sentence: v.string() })),
})

const variant = v.object({
  id: v.string(),
  seats: v.optional(v.number()),
  capacity: v.optional(v.number()),
  layout: v.optional(v.string()),
  roles: v.optional(v.record(v.string(), v.object({ arrives: v.optional(arrives), limit: v.optional(v.number()) }))),
})

export const scenariosReply = v.object({
  scenarios: v.array(v.object({
    id: v.string(),
    root: v.string(),
    icon: v.string(),
    layout: v.string(),
    seats: v.number(),
    capacity: v.number(),
    hostRole: v.string(),
    guestRole: v.string(),
    roles: v.array(v.object({
      id: v.string(),
      can: v.array(v.string()),
      taken: v.picklist(['by-host', 'by-code', 'by-invitation']),
      arrives,
      limit: v.number(),
      sources: v.array(v.picklist(STREAM_SOURCES)),
    })),
    variants: v.array(variant),
    words: v.object({ zh: words, en: words }),
  })),
})

export const roomSummary = v.object({
  id: v.string(),
  joinCode: v.string(),
  scenario: v.string(),
  variant: v.nullable(v.string()),
  title: v.string(),
  openedAt: v.number(),
  people: v.number(),
  life: v.picklist(['open', 'ended']),
})

export const roomReply = v.object({ room: roomSummary })

export const playReply = v.object({ streamId: v.string(), whep: v.string(), flv: v.string(), rtmp: v.string(), still: v.string(), expiresAt: v.number() })

const mediaGrant = v.variant('engine', [
  v.object({ engine: v.literal('gateway'), play: v.pipe(v.array(playReply), v.readonly()) }),
  v.object({ engine: v.literal('agora'), appId: v.string(), channel: v.string(), token: v.string(), uid: v.string() }),
])

export const joinReply = v.object({ ticket: v.string(), socketUrl: v.string(), media: mediaGrant })

export const invitationReply = v.object({ invitation: v.string(), role: v.string(), expiresAt: v.number() })

export const publishReply = v.object({ streamId: v.string(), whip: v.string(), rtmp: v.string(), expiresAt: v.number() })

export const doneReply = v.object({})

export const logsReply = v.object({ logs: v.array(v.object({ ...clientLogSchema.entries, member: v.string(), receivedAt: v.number() })) })

export const failureReply = v.object({ code: v.string(), message: v.string(), opensAt: v.optional(v.number()) })
