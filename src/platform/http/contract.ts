import type { Json } from '#shared/kernel/json'

export interface HttpReply {
  /** 0 if no answer came (offline, refused, timed out). */
  readonly status: number
  /** The parsed body, or null if there was none or it was not JSON. */
  readonly body: Json
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly token?: string | undefined
  readonly body?: Json | undefined
  readonly timeoutMs: number
}

/** Never rejects. */
export type Ask = (request: HttpRequest) => Promise<HttpReply>
