import { impossible } from '#shared/kernel/impossible'
import type { LawReducer } from '#shared/scenario/law'
import type { LoggedEvent, RoomEvent } from './events.ts'
import type { Clip, Member, MemberId, RoomState } from './state.ts'

/** Chat messages that stay in the state. */
export const CHAT_KEPT = 200
/** Members who may not write, at most. */
const MUTED_KEPT = 500

/** The room after one more event. Pure; the same on the server and on every client. */
export function reduce(room: RoomState, { seq, at, event }: LoggedEvent, law: LawReducer): RoomState {
  switch (event.type) {
    case 'member.joined':
    case 'member.shown':
    case 'member.left':
    case 'member.hidden':
      return withPeople(room, event)
    case 'member.presence':
    case 'member.media':
    case 'member.hand':
    case 'member.stage':
      return withMember(room, event.id, standing(event, at))
    case 'chat.sent':
    case 'chat.muted':
    case 'chat.deleted':
      return { ...room, ...chatAfter(room, { seq, at, event }) }
    case 'stream.started':
    case 'stream.ended':
      return { ...room, streams: streamsAfter(room, event) }
    case 'recording.started':
    case 'recording.stopped':
    case 'mix.started':
    case 'mix.stopped':
    case 'clip.asked':
    case 'clip.made':
    case 'clip.failed':
      return { ...room, ...madeOf(room, event, at) }
    case 'gateway.renewed':
      return { ...room, gatewayEpoch: event.epoch, streams: room.streams.filter(({ via }) => via === 'vendor') }
    case 'room.ended':
      return { ...room, life: { phase: 'ended', why: event.why, at }, streams: [], recording: null, mix: null, clips: [] }
    case 'law.happened':
    case 'law.hidden':
      return event.type === 'law.hidden' ? room : { ...room, law: law.reduce(room.law, event.happening) }
    default:
      return impossible(event)
  }
}

/** Who is here after a coming or a going. */
function withPeople(room: RoomState, event: Extract<RoomEvent, { readonly type: 'member.joined' | 'member.shown' | 'member.left' | 'member.hidden' }>): RoomState {
  if (event.type === 'member.joined' || event.type === 'member.shown') return withArrival(room, event.member)
  if (event.type === 'member.left') return withoutMember(room, event.id, event.why === 'removed')
  return { ...room, members: room.members.filter(({ id }) => id !== event.id) }
}

/** How a member stands after what happened to them. */
function standing(event: Extract<RoomEvent, { readonly type: 'member.presence' | 'member.media' | 'member.hand' | 'member.stage' }>, at: number): Partial<Member> {
  switch (event.type) {
    case 'member.presence':
      return { presence: event.presence }
    case 'member.media':
      return { microphone: event.microphone, camera: event.camera }
    case 'member.hand':
      return { hand: event.raised ? at : null }
    case 'member.stage':
      return { stage: event.stage, ...(event.stage === 'seated' ? { hand: null, seatedAt: at } : {}) }
    default:
      return impossible(event)
  }
}

type Talk = Extract<RoomEvent, { readonly type: `chat.${string}` }>

/** What was written, and who may write. A message whose text was taken out of the log stands as deleted from the beginning. */
function chatAfter({ chat, chatMuted }: RoomState, { seq, at, event }: Pick<LoggedEvent, 'seq' | 'at'> & { readonly event: Talk }): Partial<RoomState> {
  switch (event.type) {
    case 'chat.sent': {
      const { from, name, text } = event
      return { chat: [...chat, { seq, at, from, name, text, ...(text === '' ? DELETED : {}) }].slice(-CHAT_KEPT) }
    }
    case 'chat.deleted':
      return { chat: chat.map((message) => (message.seq === event.message ? { ...message, ...DELETED } : message)) }
    case 'chat.muted': {
      if (event.member === null) return { chatMuted: { ...chatMuted, all: event.muted } }
      const others = chatMuted.members.filter((id) => id !== event.member)
      return { chatMuted: { ...chatMuted, members: event.muted ? [...others, event.member].slice(-MUTED_KEPT) : others } }
    }
    default:
      return impossible(event)
  }
}

const DELETED = { text: '', deleted: true } as const

type Making = Extract<RoomEvent, { readonly type: 'recording.started' | 'recording.stopped' | 'mix.started' | 'mix.stopped' | `clip.${string}` }>

/** What the server makes of the room's media. */
function madeOf({ mix, clips }: RoomState, event: Making, at: number): Partial<RoomState> {
  switch (event.type) {
    case 'recording.started':
      return { recording: { id: event.id, startedAt: at, by: event.by } }
    case 'recording.stopped':
      return { recording: null }
    case 'mix.started':
      return { mix: { layout: event.layout, startedAt: mix?.startedAt ?? at, by: event.by } }
    case 'mix.stopped':
      return { mix: null }
    case 'clip.asked':
    case 'clip.made':
    case 'clip.failed':
      return { clips: clipsAfter(clips, event) }
    default:
      return impossible(event)
  }
}

function streamsAfter({ streams }: RoomState, event: Extract<RoomEvent, { readonly type: `stream.${string}` }>): RoomState['streams'] {
  if (event.type === 'stream.ended') return streams.filter(({ id }) => id !== event.id)
  return [...streams.filter(({ id }) => id !== event.stream.id), event.stream]
}

const withoutMember = (room: RoomState, gone: MemberId, removed: boolean): RoomState => ({
  ...room,
  members: room.members.filter(({ id }) => id !== gone),
  streams: room.streams.filter(({ owner }) => owner !== gone),
  removed: removed ? [...room.removed, gone] : room.removed,
})

/** Who comes again, from another device, keeps the place in the order. */
function withArrival(room: RoomState, member: Member): RoomState {
  const known = room.members.some(({ id }) => id === member.id)
  return known ? withMember(room, member.id, member) : { ...room, members: [...room.members, member] }
}

function withMember(room: RoomState, id: MemberId, change: Partial<Member>): RoomState {
  return { ...room, members: room.members.map((member) => (member.id === id ? { ...member, ...change } : member)) }
}

function clipsAfter(clips: readonly Clip[], event: Extract<RoomEvent, { readonly type: `clip.${string}` }>): readonly Clip[] {
  const others = clips.filter(({ id }) => id !== event.id)
  return event.type === 'clip.asked' ? [...others, { id: event.id, by: event.by, from: event.from, to: event.to }] : others
}
