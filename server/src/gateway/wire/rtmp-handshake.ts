import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { NOTHING } from './bytes.ts'

/** The simple handshake of RTMP 1.0, section 5.2: one version byte, then twice 1,536 bytes each way. */
export const HELLO_BYTES = 1_536
const VERSION = 3

export interface HandshakeStep {
  /** What to send now, if anything. */
  readonly reply: Buffer
  readonly done: boolean
  /** What came after the handshake's last byte. */
  readonly rest: Buffer
}

export interface Handshake {
  /** Takes bytes as they come. Fails when the peer speaks another version (RTMPE, TLS, HTTP…). */
  read(bytes: Buffer): Result<HandshakeStep, 'handshake/version'>
}

/** The server's half. `random` fills S1: 1,528 bytes. Bytes 4 to 8 of S1 stay zero, which tells clients that no digest is meant. */
export function createServerHandshake(random: Buffer): Handshake {
  return createHandshake((hello) => Buffer.concat([writeHello(random), hello]))
}

/** The client's half: send `writeHello` first. */
export const createClientHandshake = (): Handshake => createHandshake((hello) => hello)

/** C0 and C1, or S0 and S1. */
export function writeHello(random: Buffer): Buffer {
  const bytes = Buffer.alloc(1 + HELLO_BYTES)
  bytes.writeUInt8(VERSION, 0)
  random.copy(bytes, 9, 0, HELLO_BYTES - 8)
  return bytes
}

/** Both halves read a hello, answer it, and read the peer's echo, which nobody checks since clients differ in it. */
function createHandshake(answer: (hello: Buffer) => Buffer): Handshake {
  const heard = Buffer.alloc(1 + 2 * HELLO_BYTES)
  let filled = 0
  let answered = false
  return {
    read(bytes) {
      const taken = bytes.copy(heard, filled, 0, heard.length - filled)
      filled += taken
      if (filled > 0 && heard.readUInt8(0) !== VERSION) return failure('handshake/version')
      const reply = !answered && filled > HELLO_BYTES ? answer(Buffer.from(heard.subarray(1, 1 + HELLO_BYTES))) : NOTHING
      answered ||= reply.length > 0
      return success({ reply, done: filled === heard.length, rest: bytes.subarray(taken) })
    },
  }
}
