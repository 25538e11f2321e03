import type { FailureCode } from '#shared/protocol/failures'
import type { MediaFailure } from '../../contract'

/** What no waiting mends: the person must leave, be let in again, or take another browser. */
export function isFinal(why: MediaFailure | FailureCode): boolean {
  return FINAL.has(why)
}

/** The own words of the media layer for what an address refused. */
export const mediaFailureOf = (why: MediaFailure | FailureCode): MediaFailure => OWN.find((own) => own === why) ?? 'address-refused'

const OWN: readonly MediaFailure[] = ['permission-denied', 'no-device', 'device-busy', 'insecure-page', 'encoder-failed', 'component-silent', 'no-way-through', 'unsupported']

const FINAL: ReadonlySet<MediaFailure | FailureCode> = new Set([
  'encoder-failed',
  'unsupported',
  'session/required',
  'session/expired',
  'room/ended',
  'room/removed',
  'room/not-found',
  'member/not-found',
  'member/not-allowed',
  'media/no-h264',
  'screen/taken',
])
