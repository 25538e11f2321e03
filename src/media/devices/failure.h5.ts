import type { MediaFailure } from '../contract'

/** Why the browser gave no device: the names are those of getUserMedia (W3C Media Capture, 10.2). */
export function deviceFailureOf(cause: unknown): MediaFailure {
  if (!(cause instanceof Error)) return 'unsupported'
  switch (cause.name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return 'permission-denied'
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'no-device'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'device-busy'
    default:
      return 'unsupported'
  }
}
