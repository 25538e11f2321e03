import type { Result } from '#shared/kernel/result'

/** One HTTP request of the mini-program. */
export interface RequestOrder {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: ArrayBuffer | null
  readonly deadlineMs: number
  /** What is done when the server leads elsewhere; to follow, if it is left out. */
  readonly redirect?: 'follow' | 'manual'
}

export interface ResponseHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
}

/** What is told while a request runs. */
export interface RequestWatch {
  headed?(head: ResponseHead): void
  sent?(bytes: number, total: number): void
  received?(bytes: number, total: number): void
  /** Each piece as it comes. */
  chunk?(bytes: ArrayBuffer): void
}

export interface OpenRequest {
  /** The failure is a reason as WeChat words it: `timeout`, `abort`, `interrupted`, `url not in domain list`. */
  readonly done: Promise<Result<ResponseHead & { readonly body: ArrayBuffer }, string>>
  abort(): void
}

export interface SocketOrder {
  readonly url: string
  readonly protocols: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly deadlineMs: number
}

export interface SocketWatch {
  opened(headers: Readonly<Record<string, string>>): void
  heard(data: string | ArrayBuffer): void
  /** Comes once and last. */
  closed(code: number, reason: string): void
  failed(why: string): void
}

export interface OpenSocket {
  send(data: string | ArrayBuffer): void
  close(code: number, reason: string): void
}

/** The network as the mini-program has it. */
export interface Network {
  request(order: RequestOrder, watch: RequestWatch): OpenRequest
  socket(order: SocketOrder, watch: SocketWatch): OpenSocket
}
