import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { ClientMessage } from './client-message.ts'
import { ephemeralSchema, roomCommandSchema } from './command-schema.ts'

/** Longest ticket, in characters; ours have about 300. */
const MAX_TICKET_LENGTH = 4_096

/** One text frame of the room socket, at the server's door. Any text either parses or is refused; it never throws. */
export function parseClientMessage(text: string): Result<ClientMessage, 'protocol/invalid'> {
  const parsed = v.safeParse(clientMessageSchema, fromJson(text))
  return parsed.success ? success(parsed.output) : failure('protocol/invalid')
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const clientMessageSchema = v.variant('type', [
  v.object({
    type: v.literal('join'),
    version: v.number(),
    ticket: v.pipe(v.string(), v.maxLength(MAX_TICKET_LENGTH)),
    clientId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
    epoch: v.optional(v.pipe(v.string(), v.maxLength(64))),
    since: v.optional(countSchema),
  }),
  v.object({ type: v.literal('command'), id: countSchema, command: roomCommandSchema }),
  v.object({ type: v.literal('ephemeral'), data: ephemeralSchema }),
  v.object({ type: v.literal('ping'), sentAt: v.number() }),
])
