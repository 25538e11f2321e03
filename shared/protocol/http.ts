import type { Json } from '#shared/kernel/json'
import type { LoggedEvent } from '#shared/room/events'
import type { ClientKind, MemberId, RecordedSource, RecordingId, RoomState, StreamId, StreamSource } from '#shared/room/state'

/** Bodies of the HTTP doors; `/api/openapi.json` describes the same. */
export interface SessionReply { readonly token: string; readonly user: { readonly id: string; readonly name: string } }

export interface OpenRoomRequest { readonly scenario: string; readonly title: string; readonly variant?: string | undefined }
export interface RoomSummary {
  readonly id: string
  readonly joinCode: string
  readonly scenario: string
  readonly variant: string | null
  readonly title: string
  readonly openedAt: number
  readonly people: number
  readonly life: RoomState['life']['phase']
}

/** As whom somebody comes: a role asked for by name, and the invitation that some roles need. */
export interface RoleWish { readonly role?: string | undefined; readonly invitation?: string | undefined }

export interface JoinRequest extends RoleWish { readonly client: ClientKind }

/** `POST /api/rooms/:id/invitations`, for the host. Whoever has the invitation may come in this role until it expires (ms since 1970). */
export interface InvitationRequest { readonly role: string }
export interface InvitationReply { readonly invitation: string; readonly role: string; readonly expiresAt: number }

/** Who carries the media. Of the gateway's addresses those of the streams that are there already come along; all others are asked for one by one. */
export type MediaGrant =
  | { readonly engine: 'gateway'; readonly play: readonly PlayReply[] }
  | { readonly engine: 'agora'; readonly appId: string; readonly channel: string; readonly token: string; readonly uid: string }

export interface JoinReply {
  /** For the first frame of the room socket; good for 60 s. */
  readonly ticket: string
  readonly socketUrl: string
  readonly media: MediaGrant
}

export interface PublishRequest { readonly source: StreamSource }
export interface PublishReply { readonly streamId: StreamId; readonly whip: string; readonly rtmp: string; readonly expiresAt: number }
export interface PlayRequest { readonly streamId: StreamId }
export interface PlayReply { readonly streamId: StreamId; readonly whep: string; readonly flv: string; readonly rtmp: string; /** A JPEG of now. */ readonly still: string; readonly expiresAt: number }

/** `GET /api/recordings`: those of rooms that the caller was in, newest first. */
export interface RecordingsReply { readonly recordings: readonly RecordingSummary[] }
export interface RecordingSummary {
  readonly id: RecordingId
  /** `clip`: a stretch that was cut out of what the gateway keeps. */
  readonly kind: 'recording' | 'clip'
  readonly room: string
  readonly scenario: string
  readonly title: string
  readonly startedAt: number
  /** Null while it goes on. */
  readonly endedAt: number | null
}

/** `GET /api/recordings/:id`, for who was in the room. All times are of one clock, milliseconds since 1970. */
export interface RecordingReply extends RecordingSummary {
  readonly people: readonly { readonly id: MemberId; readonly name: string; readonly role: string }[]
  readonly parts: readonly RecordedPart[]
  /** What happened in the room meanwhile, in order; at most 5,000. */
  readonly events: readonly LoggedEvent[]
}

/** A stretch of one stream: a file that plays by itself. Parts of a stream follow each other and do not overlap. */
export interface RecordedPart {
  readonly stream: StreamId
  readonly owner: MemberId
  readonly source: RecordedSource
  /** When its first picture or sound was taken, and when its last one ended; null while it is being written. */
  readonly beganAt: number
  readonly endedAt: number | null
  readonly video: boolean
  readonly audio: boolean
  readonly bytes: number
  /** MP4, served with ranges; good until `expiresAt`. */
  readonly url: string
  readonly expiresAt: number
}

/** `POST /api/rooms/:id/logs`: a device's last notes and figures. Codes and numbers, nothing personal; at most 500 lines. */
export interface ClientLogRequest {
  readonly client: ClientKind
  readonly lines: readonly ClientLogLine[]
  readonly statistics?: Json | undefined
}
export interface ClientLogLine {
  /** The device's clock, ms. */
  readonly at: number
  readonly what: string
  readonly code?: number | undefined
  readonly stream?: StreamId | undefined
}
/** `GET /api/rooms/:id/logs`, for the host: newest first. */
export interface ClientLogsReply {
  readonly logs: readonly (ClientLogRequest & { readonly member: MemberId; readonly receivedAt: number })[]
}
