import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import { loggedEventSchema } from './event-schema.ts'
import { parseFailureCode, type FailureCode } from './failures.ts'
import { jsonSchema, roomSchema } from './room-schema.ts'
import type { ServerMessage } from './server-message.ts'

/** One text frame of the room socket, at the client's door. Any text either parses or is refused; it never throws. */
export function parseServerMessage(text: string): Result<ServerMessage, 'protocol/invalid'> {
  const parsed = v.safeParse(serverMessageSchema, fromJson(text))
  return parsed.success ? success(parsed.output) : failure('protocol/invalid')
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const qualitySchema = v.picklist(['good', 'fair', 'poor', 'unknown'])

const ephemeralSchema = v.variant('type', [
  v.object({ type: v.literal('quality'), up: qualitySchema, down: qualitySchema, rttMs: v.nullable(v.number()) }),
  v.object({ type: v.literal('level'), level: v.number() }),
  v.object({ type: v.literal('law'), data: jsonSchema }),
])

const codeSchema = v.custom<FailureCode>((code) => parseFailureCode(code) !== null)

const serverMessageSchema = v.variant('type', [
  v.object({ type: v.literal('snapshot'), epoch: v.string(), seq: v.number(), you: v.string(), now: v.number(), room: roomSchema }),
  v.object({ type: v.literal('resumed'), seq: v.number(), now: v.number() }),
  v.object({ type: v.literal('events'), events: v.array(loggedEventSchema) }),
  v.object({ type: v.literal('ephemeral'), from: v.string(), data: ephemeralSchema }),
  v.object({ type: v.literal('here'), count: v.number(), hands: v.array(v.number()) }),
  v.object({ type: v.literal('ack'), id: v.number() }),
  v.object({ type: v.literal('nak'), id: v.number(), code: codeSchema }),
  v.object({ type: v.literal('pong'), sentAt: v.number(), now: v.number() }),
  v.object({ type: v.literal('piece'), text: v.string(), last: v.boolean() }),
  v.object({ type: v.literal('bye'), code: codeSchema }),
])
