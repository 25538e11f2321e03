import { can } from '#shared/room/can'
import type { RoomEvent } from '#shared/room/events'
import { memberOf, type RoomState, type Stream } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { GatewayOrder, LiveStream } from '../gateway/control/messages.ts'

/** What a gateway's hello changes in a room: nothing, if all was kept; a new epoch, if it lost everything. */
export function reconcile(room: RoomState, epoch: string, live: readonly LiveStream[]): readonly RoomEvent[] {
  const here = live.filter((one) => one.room === room.id).map(({ stream }) => stream).filter(({ owner }) => memberOf(room, owner) !== undefined)
  const renewed: readonly RoomEvent[] = room.gatewayEpoch === epoch ? [] : [{ type: 'gateway.renewed', epoch }]
  const kept = renewed.length > 0 ? [] : room.streams.filter(({ via }) => via !== 'vendor')
  return [
    ...renewed,
    ...kept.filter(({ id }) => !here.some((stream) => stream.id === id)).map(({ id }): RoomEvent => ({ type: 'stream.ended', id })),
    ...here.filter((stream) => !kept.some((known) => alike(known, stream))).map((stream): RoomEvent => ({ type: 'stream.started', stream })),
  ]
}

/** Streams and mixes of rooms that are not there, and streams of people who are not: they are ended. */
export function strangers(rooms: readonly RoomState[], { live, mixes }: { readonly live: readonly LiveStream[]; readonly mixes: readonly string[] }, upTo: number): readonly GatewayOrder[] {
  const gone = new Set([...live.map(({ room }) => room), ...mixes].filter((id) => !rooms.some((room) => room.id === id)))
  const left = live.filter(({ room: id, stream }) => rooms.some((room) => room.id === id && memberOf(room, stream.owner) === undefined))
  return [
    ...[...gone].map((room) => ({ type: 'end-room', room, upTo }) as const),
    ...left.map(({ room, stream }) => ({ type: 'revoke', room, user: stream.owner, upTo }) as const),
  ]
}

/** A stream that began. Its owner may have left, or left the stage, in the same moment, or another's screen came first: it is ended then. */
export function startStream(room: RoomState, scenario: Pick<ScenarioManifest, 'roles'>, stream: Stream, now: number): { readonly events: readonly RoomEvent[]; readonly orders: readonly GatewayOrder[] } {
  const owner = memberOf(room, stream.owner)
  if (owner === undefined || !can(owner, 'publish', scenario)) {
    return { events: [], orders: [{ type: 'revoke', room: room.id, user: stream.owner, upTo: now, direction: 'publish' }] }
  }
  if (stream.source === 'screen' && room.streams.some(({ source, owner: other }) => source === 'screen' && other !== stream.owner)) {
    return { events: [], orders: [{ type: 'revoke', room: room.id, user: stream.owner, upTo: now, stream: stream.id }] }
  }
  return { events: room.streams.some((known) => alike(known, stream)) ? [] : [{ type: 'stream.started', stream }], orders: [] }
}

const alike = (one: Stream, other: Stream): boolean =>
  one.id === other.id && one.via === other.via && one.video === other.video && one.audio === other.audio
