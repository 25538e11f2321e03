import * as v from 'valibot'
import type { Json } from '#shared/kernel/json'
import { STREAM_SOURCES } from '#shared/room/state'
import { LAYOUT_MODES } from '#shared/scenario/layout'

/** Whatever `JSON.parse` answers is JSON; only a missing field is not. */
export const jsonSchema = v.custom<Json>((value) => value !== undefined)

export const presenceSchema = v.picklist(['here', 'background', 'phone-call', 'away'])
export const onOffSchema = v.picklist(['on', 'off'])
export const stagePlaceSchema = v.picklist(['audience', 'invited', 'seated'])
export const recordingEndSchema = v.picklist(['by-member', 'disk-full', 'fault'])
export const mixEndSchema = v.picklist(['by-member', 'limit', 'fault'])
export const layoutSchema = v.picklist(LAYOUT_MODES)
export const clipFailureSchema = v.picklist(['empty', 'busy', 'disk-full', 'fault', 'too-late'])
export const endReasonSchema = v.picklist(['by-host', 'empty'])

export const memberSchema = v.object({
  id: v.string(),
  name: v.string(),
  role: v.string(),
  client: v.picklist(['h5', 'weapp', 'device']),
  joinedAt: v.number(),
  presence: presenceSchema,
  stage: stagePlaceSchema,
  seatedAt: v.optional(v.number()),
  microphone: onOffSchema,
  camera: onOffSchema,
  hand: v.nullable(v.number()),
})

export const streamSchema = v.object({
  id: v.string(),
  owner: v.string(),
  source: v.picklist(STREAM_SOURCES),
  via: v.picklist(['webrtc', 'rtmp', 'vendor']),
  video: v.boolean(),
  audio: v.boolean(),
})

const chatMessageSchema = v.object({ seq: v.number(), from: v.string(), name: v.string(), text: v.string(), at: v.number(), deleted: v.optional(v.literal(true)) })

const lifeSchema = v.variant('phase', [
  v.object({ phase: v.literal('open') }),
  v.object({ phase: v.literal('ended'), why: endReasonSchema, at: v.number() }),
])

/** `RoomState` as it comes over the wire. */
export const roomSchema = v.object({
  id: v.string(),
  joinCode: v.string(),
  scenario: v.string(),
  /** Missing in what was stored before there were variants. */
  variant: v.optional(v.nullable(v.string()), null),
  title: v.string(),
  host: v.string(),
  openedAt: v.number(),
  life: lifeSchema,
  members: v.array(memberSchema),
  here: v.optional(v.number()),
  hands: v.optional(v.array(v.number())),
  streams: v.array(streamSchema),
  chat: v.array(chatMessageSchema),
  /** Missing in what was stored before anybody could be muted. */
  chatMuted: v.optional(v.object({ all: v.boolean(), members: v.array(v.string()) }), { all: false, members: [] }),
  gatewayEpoch: v.nullable(v.string()),
  /** Missing in what was stored before there were recordings. */
  recording: v.optional(v.nullable(v.object({ id: v.string(), startedAt: v.number(), by: v.string() })), null),
  /** Missing in what was stored before there were mixes. */
  mix: v.optional(v.nullable(v.object({ layout: layoutSchema, startedAt: v.number(), by: v.string() })), null),
  /** Missing in what was stored before there were clips. */
  clips: v.optional(v.array(v.object({ id: v.string(), by: v.nullable(v.string()), from: v.number(), to: v.number() })), []),
  removed: v.array(v.string()),
  law: jsonSchema,
})
