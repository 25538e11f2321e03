import type { Authorize } from '../../stream/grant.ts'
import type { FrameHub } from '../../stream/hub.ts'
import type { RtmpLimits } from './limits.ts'

/** What the RTMP server needs of the gateway. */
export interface RtmpNeeds {
  readonly hub: FrameHub
  readonly authorize: Authorize
  readonly log: Log
  readonly limits: RtmpLimits
}

export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
