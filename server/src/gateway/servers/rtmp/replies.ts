import type { FailureCode } from '#shared/protocol/failures'
import type { Amf0 } from '../../wire/amf0.ts'
import { writeCommand, writeStatus } from '../../wire/rtmp-command.ts'
import { CONTROL, TYPE, numberMessage, peerBandwidth, userControl } from '../../wire/rtmp-message.ts'
import type { OutgoingMessage } from '../../wire/rtmp-message.ts'

/** What the server says. `transaction` names the call that is answered. */

/** A keyframe fits a few of these, so that headers cost nothing. */
const CHUNK_BYTES = 60_000
/** How much a publisher may send between two acknowledgements. */
const WINDOW_BYTES = 2_500_000

export const connected = (transaction: number): readonly OutgoingMessage[] => [
  numberMessage(TYPE.windowSize, WINDOW_BYTES),
  peerBandwidth(WINDOW_BYTES),
  numberMessage(TYPE.chunkSize, CHUNK_BYTES),
  writeCommand(0, '_result', transaction, { fmsVer: 'FMS/3,0,1,123', capabilities: 31 }, {
    level: 'status',
    code: 'NetConnection.Connect.Success',
    description: 'connected',
    objectEncoding: 0,
  }),
]

export const connectRefused = (transaction: number, code: FailureCode): OutgoingMessage =>
  writeCommand(0, '_error', transaction, null, { level: 'error', code: 'NetConnection.Connect.Rejected', description: code })

/** The answer to a call that needs no more than a value. */
export const result = (transaction: number, ...values: readonly Amf0[]): OutgoingMessage => writeCommand(0, '_result', transaction, null, ...values)

export const publishStarted = (streamId: number): readonly OutgoingMessage[] => [
  userControl(CONTROL.streamBegin, streamId),
  writeStatus(streamId, { level: 'status', code: 'NetStream.Publish.Start', description: 'publishing' }),
]

export const publishStopped = (streamId: number): OutgoingMessage =>
  writeStatus(streamId, { level: 'status', code: 'NetStream.Unpublish.Success', description: 'unpublished' })

/** `BadName` is what publishers take for a final no. */
export const publishRefused = (streamId: number, code: FailureCode, details = ''): OutgoingMessage =>
  writeStatus(streamId, { level: 'error', code: 'NetStream.Publish.BadName', description: code, details })

export const playStarted = (streamId: number): readonly OutgoingMessage[] => [
  userControl(CONTROL.streamBegin, streamId),
  writeStatus(streamId, { level: 'status', code: 'NetStream.Play.Reset', description: 'reset' }),
  writeStatus(streamId, { level: 'status', code: 'NetStream.Play.Start', description: 'playing' }),
]

export const playRefused = (streamId: number, code: FailureCode): OutgoingMessage =>
  writeStatus(streamId, { level: 'error', code: 'NetStream.Play.Failed', description: code })

export const playEnded = (streamId: number): readonly OutgoingMessage[] => [
  userControl(CONTROL.streamEnd, streamId),
  writeStatus(streamId, { level: 'status', code: 'NetStream.Play.UnpublishNotify', description: 'the stream ended' }),
  writeStatus(streamId, { level: 'status', code: 'NetStream.Play.Stop', description: 'the stream ended' }),
]

export const paused = (streamId: number, now: boolean): OutgoingMessage =>
  writeStatus(streamId, { level: 'status', code: now ? 'NetStream.Pause.Notify' : 'NetStream.Unpause.Notify', description: now ? 'paused' : 'playing' })
