import type { FailureCode } from '#shared/protocol/failures'
import type { MediaFailure } from '../../contract'

/** What no waiting mends: the person must leave, be let in again, or take another browser. */
export function isFinal(why: MediaFailure | FailureCode): boolean {
  return FINAL.has(why)
}

/** The own words of the media layer for what an address refused. */
export function mediaFailureOf(why: MediaFailure | FailureCode): MediaFailure {
  switch (why) {
    case 'permission-denied':
    case 'no-device':
    case 'device-busy':
    case 'insecure-page':
    case 'encoder-failed':
    case 'no-way-through':
    case 'unsupported':
      return why
    default:
      return 'address-refused'
  }
}

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
])
