import * as v from 'valibot'
import { STREAM_SOURCES } from '#shared/room/state'
import { boundedJsonSchema } from './command-schema.ts'
import { MAX_NAME_LENGTH } from './version.ts'

/** Most lines of one client log. */
export const MAX_LOG_LINES = 500

const shortText = v.pipe(v.string(), v.maxLength(200))
const roleName = v.pipe(v.string(), v.maxLength(40))

export const clientKindSchema = v.picklist(['h5', 'weapp', 'device'])

/** Body of `POST /api/sessions`. `renews`: a token from before, also one that ran out: the person stays the same. */
export const sessionRequestSchema = v.object({ name: v.string(), renews: v.optional(v.pipe(v.string(), v.maxLength(4_096))) })

/** A person's name, after trimming. */
export const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH))

/** Body of `POST /api/rooms`. An empty title takes the scenario's own; without a variant the room is as the manifest says. */
export const openRoomSchema = v.object({
  scenario: shortText,
  variant: v.optional(shortText),
  title: v.pipe(v.string(), v.trim(), v.maxLength(MAX_NAME_LENGTH)),
})

/** Body of `POST /api/rooms/:id/join`. */
export const joinSchema = v.object({ role: v.optional(roleName), invitation: v.optional(v.pipe(v.string(), v.maxLength(2_000))), client: clientKindSchema })

/** Body of `POST /api/rooms/:id/invitations`. */
export const invitationSchema = v.object({ role: roleName })

/** Body of `POST /api/rooms/:id/publish`. */
export const publishSchema = v.object({ source: v.picklist(STREAM_SOURCES) })

/** Body of `POST /api/rooms/:id/play`. */
export const playSchema = v.object({ streamId: shortText })

/** Body of `POST /api/rooms/:id/logs`. */
export const clientLogSchema = v.object({
  client: clientKindSchema,
  lines: v.pipe(v.array(v.object({
    at: v.number(),
    what: shortText,
    code: v.optional(v.number()),
    stream: v.optional(shortText),
  })), v.maxLength(MAX_LOG_LINES)),
  statistics: v.optional(boundedJsonSchema),
})
