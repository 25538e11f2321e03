import Taro from '@tarojs/taro'
import type { OpenSocket, Socket } from './contract'

/** What a socket that never opened is closed with; RFC 6455 names it "abnormal". */
const ABNORMAL = 1006

/** WeChat's SocketTask. Close codes mean nothing here: the system closes with 1000 in background. */
export const openSocket: OpenSocket = (url) => {
  let task: Taro.SocketTask | null = null
  let closing = false
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
      if (!closed) task?.send({ data: text, fail: () => end(ABNORMAL) })
    },
    close() {
      closing = true
      task?.close({})
      setTimeout(() => end(ABNORMAL), 0)
    },
  }
  Taro.connectSocket({ url, tcpNoDelay: true }).then(
    (opened) => {
      // Closed while the system was still opening: the task may not stay behind.
      if (closing) return opened.close({})
      task = opened
      listen(opened, socket, end)
    },
    () => end(ABNORMAL),
  )
  return socket
}

function listen(task: Taro.SocketTask, socket: Socket, end: (code: number) => void) {
  task.onOpen(() => socket.onOpen?.())
  task.onMessage(({ data }) => {
    if (typeof data === 'string') socket.onText?.(data)
  })
  task.onClose(({ code }) => end(code))
  task.onError(() => end(ABNORMAL))
}
