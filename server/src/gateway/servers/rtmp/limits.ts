import { BACKLOG_LIMITS } from '../../reader/backlog.ts'
import type { BacklogLimits } from '../../reader/backlog.ts'

/** What the RTMP server grants a connection. */
export interface RtmpLimits extends BacklogLimits {
  readonly connections: number
  /** From the TCP connection to the handshake's last byte. */
  readonly handshakeMs: number
  /** From the handshake to an accepted publish or play. */
  readonly commandMs: number
  /** How long a publisher may send nothing. */
  readonly idleMs: number
  /** The largest message of an accepted publisher; a keyframe must fit. */
  readonly messageBytes: number
  /** Reading pauses above this, so that one connection can't take the process. */
  readonly readBytesPerSecond: number
}

export const RTMP_LIMITS: RtmpLimits = {
  ...BACKLOG_LIMITS,
  connections: 1_000,
  handshakeMs: 5_000,
  commandMs: 10_000,
  idleMs: 20_000,
  messageBytes: 4 * 1024 * 1024,
  readBytesPerSecond: 8 * 1024 * 1024,
}

/** The largest message before a publish is accepted: commands only. */
export const COMMAND_BYTES = 64 * 1024
