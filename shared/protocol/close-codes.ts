import type { FailureCode } from './failures.ts'

/** Close codes of the room socket (RFC 6455 leaves 4000 to 4999 to us). Any code may be lost on the way: `bye` tells first. */
export const closeCodes = {
  invalid: 4000,
  refused: 4001,
  replaced: 4002,
  tooSlow: 4003,
  silent: 4004,
  goingAway: 4005,
} as const

/** Failures after which coming back by itself is pointless. */
export const FINAL_FAILURES: readonly FailureCode[] = ['room/not-found', 'room/ended', 'room/removed', 'room/role-unknown', 'member/replaced', 'protocol/version']
