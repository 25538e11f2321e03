import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { readAmf0 } from './amf0-read.ts'
import type { Amf0Fault } from './amf0-read.ts'
import { writeAmf0 } from './amf0-write.ts'
import type { Amf0 } from './amf0.ts'
import { TYPE } from './rtmp-message.ts'
import type { OutgoingMessage, RtmpMessage } from './rtmp-message.ts'

/** A remote call of RTMP 1.0, section 7.2. `values` starts with the command object. */
export interface RtmpCommand {
  readonly name: string
  readonly transaction: number
  readonly values: readonly Amf0[]
}

/** Commands are small; a larger one is refused before it is read. */
const MAX_COMMAND_BYTES = 64 * 1024

/** Reads a message of type `command` or `commandAmf3` (whose first byte announces AMF0 in practice). */
export function readCommand(message: RtmpMessage): Result<RtmpCommand, Amf0Fault | 'command/invalid'> {
  if (message.payload.length > MAX_COMMAND_BYTES) return failure('command/invalid')
  const values = readAmf0(message.type === TYPE.commandAmf3 ? message.payload.subarray(1) : message.payload)
  if (!values.ok) return values
  const [name, transaction, ...rest] = values.value
  if (typeof name !== 'string' || typeof transaction !== 'number') return failure('command/invalid')
  return success({ name, transaction, values: rest })
}

/** Writes a command on message stream `streamId`; 0 is the connection's own. */
export const writeCommand = (streamId: number, name: string, transaction: number, ...values: readonly Amf0[]): OutgoingMessage => ({
  chunkStream: COMMAND_CHUNK_STREAM,
  type: TYPE.command,
  streamId,
  timestamp: 0,
  payload: writeAmf0(name, transaction, ...values),
})
const COMMAND_CHUNK_STREAM = 3

export interface Status {
  readonly level: 'status' | 'error'
  /** Such as `NetStream.Publish.Start`. */
  readonly code: string
  readonly description: string
  readonly details?: string
}

/** An `onStatus` event. */
export const writeStatus = (streamId: number, status: Status): OutgoingMessage => writeCommand(streamId, 'onStatus', 0, null, { ...status })
