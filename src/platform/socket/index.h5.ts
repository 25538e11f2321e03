import type { OpenSocket, Socket } from './contract'

/** What a socket that never opened is closed with; RFC 6455 names it "abnormal". */
const ABNORMAL = 1006

/** The browser's WebSocket. An address that cannot be opened ends like a lost one. */
export const openSocket: OpenSocket = (url) => {
  const web = tryOpen(url)
  let closed = false
  const end = (code: number) => {
    if (closed) return
    closed = true
    socket.onClose?.(code)
  }
  const socket: Socket = {
    onOpen: null,
    onText: null,
    onClose: null,
    send(text) {
      if (web?.readyState === WebSocket.OPEN) web.send(text)
    },
    close() {
      web?.close()
      // A dead network may keep the closing handshake for minutes; nobody here waits for it.
      setTimeout(() => end(ABNORMAL), 0)
    },
  }
  if (!web) {
    setTimeout(() => end(ABNORMAL), 0)
    return socket
  }
  web.onopen = () => {
    if (!closed) socket.onOpen?.()
  }
  web.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!closed && typeof data === 'string') socket.onText?.(data)
  }
  web.onclose = ({ code }) => end(code)
  return socket
}

function tryOpen(url: string): WebSocket | null {
  try {
    return new WebSocket(url)
  } catch {
    return null
  }
}
