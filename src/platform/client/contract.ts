import type { ClientKind } from '#shared/room/state'

export type Unfit =
  /** The page is not served over https or localhost, so the browser hides camera and microphone. */
  | 'insecure-page'
  | 'no-webrtc'
  | 'no-h264'
  /** WeChat's base library is older than the live components need (1.7.0; RTC mode 2.x). */
  | 'old-library'
  /** The account's category does not allow live-pusher and live-player. */
  | 'component-forbidden'

/** What this program is and can carry. */
export interface Client {
  readonly kind: ClientKind
  /** `http://host:port` of the server: the page's own on H5, the configured one in a mini-program. */
  readonly serverBase: () => string
  /** The device's language as a tag (BCP 47); empty if it does not say. */
  readonly language: () => string
  check(): Promise<readonly Unfit[]>
  /** Opens a page of the mini-program in a simulated phone; null where the server has no simulator. */
  simulator(): Promise<((path: string) => void) | null>
}
