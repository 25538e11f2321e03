/**
 * Every expected failure that crosses a door, with its HTTP status. Codes are for ever: never renamed, never reused.
 * The sentences people read stand in `src/ui/words`, one a language and a code.
 */
export const failures = {
  'request/invalid': 400,
  'request/too-large': 413,
  'request/not-found': 404,
  'rate/limited': 429,
  'session/required': 401,
  'session/expired': 401,
  'session/name-invalid': 400,
  'scenario/unknown': 404,
  'room/not-found': 404,
  'room/full': 409,
  'room/role-full': 409,
  'room/role-unknown': 400,
  'room/role-invitation': 403,
  'room/variant-unknown': 400,
  'room/ended': 410,
  'room/removed': 403,
  'ticket/invalid': 401,
  'ticket/expired': 401,
  'protocol/version': 400,
  'protocol/invalid': 400,
  'member/not-found': 404,
  'member/not-allowed': 403,
  'member/replaced': 409,
  'stage/full': 409,
  'stage/not-invited': 409,
  'stream/not-found': 404,
  'recording/not-found': 404,
  /** Media of a vendor's cloud does not pass through this server. */
  'recording/unavailable': 409,
  /** Media of a vendor's cloud does not pass through this server. */
  'mix/unavailable': 409,
  /** The room keeps nothing, or not for so long, or no gateway is there. */
  'clip/unavailable': 409,
  /** As many clips as a room may ask for at once are being made. */
  'clip/busy': 409,
  /** It lies in an object storage that does not answer now. */
  'recording/storage-away': 503,
  'media/token-invalid': 401,
  'media/token-expired': 401,
  'media/token-revoked': 403,
  'media/token-mismatch': 403,
  'media/sdp-invalid': 400,
  'media/no-h264': 406,
  'media/unsupported': 415,
  'media/limit': 503,
  /** The stream carries no picture now, or none that can be decoded. */
  'media/no-picture': 409,
  'media/gateway-away': 503,
  'law/unknown-move': 400,
  'law/refused': 409,
  'law/not-your-turn': 409,
  'law/too-late': 409,
  /** Who teaches has to let them draw. */
  'board/no-right': 403,
  /** Only what is their own, and lies where they draw now. */
  'board/not-yours': 403,
  /** The page, the sheet or the whole board takes no more. */
  'board/full': 409,
  /** Somebody removed it. */
  'board/page-gone': 404,
  'server/busy': 503,
  'server/fault': 500,
  /** Made by clients: no answer came at all. */
  'server/unreachable': 503,
} as const satisfies Record<string, number>

export type FailureCode = keyof typeof failures

/** A code as it came over the wire, or null when it is none of ours. */
export const parseFailureCode = (text: unknown): FailureCode | null => FAILURE_CODES.find((code) => code === text) ?? null

const isCode = (key: string): key is FailureCode => key in failures
const FAILURE_CODES: readonly FailureCode[] = Object.keys(failures).filter(isCode)

/** The HTTP body of every refusal. `message` is English, for logs and developers. */
export interface FailureBody {
  readonly code: FailureCode
  readonly message: string
}
