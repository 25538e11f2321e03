import type { Scope } from '#shared/kernel/scope'
import { readStreamTag, writeStreamTag, type StreamNews, type StreamOrder, type StreamTag } from '../../border/carrier.ts'

/** One stream's pipe to the carrier, which speaks RTMP and HTTP-FLV as a phone does. */
export interface StreamLine {
  send(tag: StreamTag): void
}

/** Supplied by a live component. */
export interface StreamEar {
  code(code: number, message: string): void
  sent?(queuedBytes: number, bytes: number): void
  tag?(tag: StreamTag): void
}

/** A page that waits longer than this to be heard leaves pictures out; bytes. */
const MOST_WAITING_BYTES = 1024 * 1024

/** `carrier` is its address with the phone's name, as the page's dress has it. The carrier's own end is told as "gone". */
export function openStream(carrier: string, order: StreamOrder, ear: StreamEar, scope: Scope): StreamLine {
  const address = new URL(carrier)
  address.protocol = address.protocol.replace('http', 'ws')
  address.pathname += '/stream'
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  scope.onEnd(() => socket.close())
  socket.onopen = () => socket.send(JSON.stringify(order))
  socket.onmessage = ({ data }) => {
    if (scope.ended) return
    if (data instanceof ArrayBuffer) {
      const tag = readStreamTag(new Uint8Array(data))
      if (tag) ear.tag?.(tag)
      return
    }
    const news: StreamNews = JSON.parse(String(data))
    if (news.news === 'code') ear.code(news.code, news.message)
    else ear.sent?.(news.queuedBytes, news.bytes)
  }
  socket.onclose = () => {
    if (!scope.ended) ear.code(order.order === 'push' ? -1307 : -2301, 'the carrier is gone')
  }
  return {
    send(tag) {
      if (socket.readyState === WebSocket.OPEN && socket.bufferedAmount < MOST_WAITING_BYTES) socket.send(writeStreamTag(tag))
    },
  }
}
