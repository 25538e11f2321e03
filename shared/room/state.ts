import type { Json } from '#shared/kernel/json'
import type { LayoutMode } from '#shared/scenario/layout'

/** A user's id inside every room: 1 to 40 of [a-z0-9]. */
export type MemberId = string

/** `<room>-<member>-<source>`, so the same person publishing again replaces the old connection. */
export type StreamId = string

/** Which program a member sits at. `device` is a machine such as a claw or an encoder. */
export type ClientKind = 'h5' | 'weapp' | 'device'

/** `background` and `phone-call` are told by the client; `away` is the server's: no heartbeat for 10 s. */
export type Presence = 'here' | 'background' | 'phone-call' | 'away'

/** What a stream shows. One stream a source and a member. */
export const STREAM_SOURCES = ['camera', 'screen', 'front', 'side'] as const
export type StreamSource = (typeof STREAM_SOURCES)[number]

/** What a recorded stream shows: also the room's mix, whose owner is nobody. */
export const RECORDED_SOURCES = [...STREAM_SOURCES, 'mix'] as const
export type RecordedSource = (typeof RECORDED_SOURCES)[number]

/** `seated`: may publish, has a tile. `invited`: asked by the host, not answered yet. */
export type StagePlace = 'audience' | 'invited' | 'seated'

export interface Member {
  readonly id: MemberId
  readonly name: string
  /** One of the scenario's roles. */
  readonly role: string
  readonly client: ClientKind
  /** Milliseconds since 1970, the server's clock; so are all times of the room. */
  readonly joinedAt: number
  readonly presence: Presence
  readonly stage: StagePlace
  /** When the seat was taken; missing: on arrival. Tiles are ordered by it. */
  readonly seatedAt?: number | undefined
  readonly microphone: 'on' | 'off'
  readonly camera: 'on' | 'off'
  /** When the hand went up, or null. */
  readonly hand: number | null
}

export interface Stream {
  readonly id: StreamId
  readonly owner: MemberId
  readonly source: StreamSource
  readonly via: 'webrtc' | 'rtmp' | 'vendor'
  readonly video: boolean
  readonly audio: boolean
}

export interface ChatMessage {
  /** The sequence number of its event: unique and ordered in the room. */
  readonly seq: number
  readonly from: MemberId
  readonly name: string
  /** Empty once the message was deleted. */
  readonly text: string
  readonly at: number
  readonly deleted?: true | undefined
}

/** Who may not write, besides those whose role may not. Who may `mute-others` always may. */
export interface ChatMuted {
  readonly all: boolean
  /** The last 500 of them; they stay muted when they leave and come back. */
  readonly members: readonly MemberId[]
}

/** The room is being recorded, and everybody sees it. */
export interface Recording {
  readonly id: RecordingId
  readonly startedAt: number
  readonly by: MemberId
}

/** `<room>-<start in ms, base 36>`; of a clip `<room>-<when it was asked for>-c<some more>`. */
export type RecordingId = string

/** A stretch of the room that is being cut out of what the gateway keeps; it can be watched as a recording with this id when it is made. */
export interface Clip {
  readonly id: RecordingId
  /** Null when the scenario's law asked. */
  readonly by: MemberId | null
  readonly from: number
  /** May be in the future: it is cut when the time comes. */
  readonly to: number
}

/** Why there is no clip. `empty`: nothing was kept of that time; `busy`: the gateway cuts as many as it can. */
export type ClipFailure = 'empty' | 'busy' | 'disk-full' | 'fault' | 'too-late'

/** Why a recording stopped. `disk-full`, `fault`: what was recorded until then stays. */
export type RecordingEnd = 'by-member' | 'disk-full' | 'fault'

/** The room is drawn into one stream, for those who can't play many. */
export interface Mix {
  readonly layout: LayoutMode
  readonly startedAt: number
  readonly by: MemberId
}

/** Why a mix stopped. `limit`: the server draws no more at once. */
export type MixEnd = 'by-member' | 'limit' | 'fault'

export type EndReason = 'by-host' | 'empty'
export type RoomPhase = { readonly phase: 'open' } | { readonly phase: 'ended'; readonly why: EndReason; readonly at: number }

/** All that the members of a room agree on. Made only by `reduce` from the room's events. */
export interface RoomState {
  readonly id: string
  /** Six digits that people type. */
  readonly joinCode: string
  readonly scenario: string
  /** Which variant of the scenario; null: as its manifest says. */
  readonly variant: string | null
  readonly title: string
  readonly host: MemberId
  readonly openedAt: number
  readonly life: RoomPhase
  /** In order of arrival; the order is stable. */
  readonly members: readonly Member[]
  /** How many people are here; only for a reader who is not told of each, see `ScenarioManifest.crowd`. */
  readonly here?: number | undefined
  /** When the first hands went up, at most 50; only for such a reader. */
  readonly hands?: readonly number[] | undefined
  readonly streams: readonly Stream[]
  /** The last 200; older ones stay in the log. */
  readonly chat: readonly ChatMessage[]
  readonly chatMuted: ChatMuted
  /** Changes when the media gateway lost its connections: everybody rebuilds. Null while no gateway is there. */
  readonly gatewayEpoch: string | null
  /** Null while nothing is recorded. */
  readonly recording: Recording | null
  /** Null while nothing is mixed. */
  readonly mix: Mix | null
  /** Asked for, and neither made nor failed yet. */
  readonly clips: readonly Clip[]
  /** Members who may not come back. */
  readonly removed: readonly MemberId[]
  /** The state of the scenario's law. */
  readonly law: Json
}

/** The member with this id, if present. */
export const memberOf = (room: RoomState, id: MemberId): Member | undefined => room.members.find((member) => member.id === id)

/** The id under which a member publishes a source. */
export const streamIdOf = (roomId: string, memberId: MemberId, source: StreamSource): StreamId => `${roomId}-${memberId}-${source}`

/** The screen that is shared: a room has one at a time. */
export const sharedScreen = ({ streams }: Pick<RoomState, 'streams'>): Stream | undefined => streams.find(({ source }) => source === 'screen')

/** The id of the stream that shows the whole room; no member's is like it. */
export const mixStreamOf = (roomId: string): StreamId => `${roomId}-mix`
