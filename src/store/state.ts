import type { FailureCode } from '#shared/protocol/failures'
import type { Quality } from '#shared/room/commands'
import type { EndReason, MemberId, RecordingId, RoomState } from '#shared/room/state'
import type { LinkState } from '../signaling/contract'

/** Where a visit to a room stands. */
export type SessionState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'joining' }
  | LiveState
  | {
    readonly phase: 'ended'
    readonly why: FailureCode | EndReason | 'left'
    /** What was recorded last, up to the end. */
    readonly recorded?: RecordingId | undefined
  }

export interface LiveState {
  readonly phase: 'live'
  readonly room: RoomState
  readonly you: MemberId
  readonly link: LinkState
  /** Server clock minus ours, ms. */
  readonly clockOffsetMs: number
  /** Last told by each member, this device's included. */
  readonly quality: Readonly<Record<MemberId, { readonly up: Quality; readonly down: Quality; readonly rttMs: number | null }>>
  /** How loud each speaks, 0 to 1; missing means silent. */
  readonly levels: Readonly<Record<MemberId, number>>
  /** The last chat message that was on the person's screen. */
  readonly readUpTo: number
  /** The last recording that came to its end, or clip that was made, during this visit. */
  readonly recorded: RecordingId | null
  /** Refused or failed commands and what the room wants said, newest last; at most 5. */
  readonly notices: readonly Notice[]
}

/** What the person is told in passing. */
export interface News {
  readonly what:
    | FailureCode
    | 'chat-muted' | 'chat-unmuted' | 'you-were-muted' | 'you-were-invited' | 'you-were-taken-down' | 'uplink-weak' | 'back-online' | 'gateway-renewed'
    | 'screen-denied' | 'screen-busy' | 'screen-unsupported' | 'screen-taken'
    | 'mix-limit' | 'mix-fault' | 'clip-made' | 'clip-failed'
    | 'recording-started' | 'recording-stopped' | 'recording-disk-full' | 'recording-fault'
  /** Who did it, where the sentence says so. */
  readonly by?: string
  /** What can be watched now. */
  readonly recording?: RecordingId
}

export interface Notice extends News {
  readonly id: number
}

export const idle: SessionState = { phase: 'idle' }
