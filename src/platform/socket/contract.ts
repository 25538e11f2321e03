/** A text socket with the least that both worlds have. Callbacks are set before the first turn of the event loop ends. */
export interface Socket {
  onOpen: (() => void) | null
  onText: ((text: string) => void) | null
  /** Runs once, for any end, also a failed start. Close codes are a hint only: WeChat closes with 1000 in background. */
  onClose: ((code: number) => void) | null
  send(text: string): void
  close(): void
}

export type OpenSocket = (url: string) => Socket
