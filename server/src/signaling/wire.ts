import type { WebSocket } from 'ws'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import { closeCodes } from '#shared/protocol/close-codes'
import { inPieces } from '#shared/protocol/pieces'
import type { ServerMessage } from '#shared/protocol/server-message'
import type { RoomNotice } from '../bus/contract.ts'
import { encodeSnapshot } from './encode-snapshot.ts'

/** Bytes that may wait for a slow reader; beyond, it is closed and resumes later. */
const MAX_BUFFERED_BYTES = 1024 * 1024
/** With this much waiting, what matters only now is dropped. */
const EPHEMERALS_UP_TO_BYTES = 64 * 1024
/** A peer that does not answer a close is cut off. */
const CLOSE_WITHIN_MS = 2_000

/** One side of a room socket: JSON text frames out. */
export interface Wire {
  send(message: ServerMessage): void
  /** What a newcomer must have first: it may be larger than what may wait otherwise. */
  sendFirst(messages: readonly ServerMessage[]): void
  /** The same notice goes to many: it is encoded once. */
  forward(notice: RoomNotice): void
  close(code: number): void
}

/** Writes to a WebSocket; a reader that can't keep up never holds the others. */
export function createWire(socket: WebSocket, visit: Scope): Wire {
  let maxBuffered = MAX_BUFFERED_BYTES

  function write(frame: Buffer): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > maxBuffered) return tooSlow()
    socket.send(frame, { binary: false })
  }

  function tooSlow(): void {
    close(closeCodes.tooSlow)
    visit.end()
  }

  function close(code: number): void {
    socket.close(code)
    const closing = createScope()
    after(closing, CLOSE_WITHIN_MS, () => socket.terminate())
    socket.once('close', closing.end)
  }

  return {
    close,
    send: (message) => encode(message).forEach(write),
    sendFirst(messages) {
      const frames = messages.flatMap(encode)
      maxBuffered = MAX_BUFFERED_BYTES + frames.reduce((bytes, frame) => bytes + frame.length, 0)
      frames.forEach(write)
    },
    forward(notice) {
      if (notice.kind === 'ephemeral' && socket.bufferedAmount > EPHEMERALS_UP_TO_BYTES) return
      framesOf(notice).forEach(write)
    },
  }
}

const frames = new WeakMap<RoomNotice, readonly Buffer[]>()

function framesOf(notice: RoomNotice): readonly Buffer[] {
  const known = frames.get(notice)
  if (known !== undefined) return known
  const encoded = encode(messageOf(notice))
  frames.set(notice, encoded)
  return encoded
}

/** Nobody learns who else hears it. */
function messageOf(notice: RoomNotice): ServerMessage {
  if (notice.kind === 'here') return { type: 'here', count: notice.count, hands: notice.hands }
  return notice.kind === 'events' ? { type: 'events', events: notice.events } : { type: 'ephemeral', from: notice.from, data: notice.data }
}

const encode = (message: ServerMessage): readonly Buffer[] =>
  (message.type === 'snapshot' ? encodeSnapshot(message) : inPieces(JSON.stringify(message)).map((text) => Buffer.from(text)))
