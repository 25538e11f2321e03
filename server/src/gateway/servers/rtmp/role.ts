import type { Amf0 } from '../../wire/amf0.ts'
import type { RtmpMessage } from '../../wire/rtmp-message.ts'

/** What a connection was accepted for. */
export interface Role {
  /** Audio and video that the client sends. */
  take(message: RtmpMessage): void
  pause(paused: boolean): void
  /** The client is done with it. */
  stop(): void
}

/** One call for a role. `name` is what the client called the stream; `fallbackToken` stood in the connection's URL. */
export interface RoleCall {
  readonly streamId: number
  readonly name: Amf0
  readonly fallbackToken: string
}
