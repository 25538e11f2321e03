import type { FailureCode } from '#shared/protocol/failures'
import type { Result } from '#shared/kernel/result'

/** What a media token allows: one direction of one stream, for one user of one room. Times in milliseconds. */
export interface Grant {
  readonly room: string
  readonly stream: string
  readonly user: string
  readonly direction: 'publish' | 'play'
  readonly issuedAt: number
  readonly expiresAt: number
}

/** A right that the gateway gives to a part of itself; what revokes a person's does not touch it, the end of the room does. */
export const ownGrant = (user: 'mixer' | 'keeper' | 'recorder', of: Pick<Grant, 'room' | 'stream' | 'direction'>, issuedAt: number): Grant =>
  ({ ...of, user, issuedAt, expiresAt: Infinity })

/** Checks a token for a stream and a direction: signature, expiry, binding, revocation. */
export type Authorize = (token: string, stream: string, direction: Grant['direction']) => Promise<Result<Grant, FailureCode>>
