import fc from 'fast-check'
import { createChunkReader } from '../../../../../server/src/gateway/wire/rtmp-chunk-read.ts'
import type { ChunkFault } from '../../../../../server/src/gateway/wire/rtmp-chunk-read.ts'
import { createChunkWriter } from '../../../../../server/src/gateway/wire/rtmp-chunk-write.ts'
import { TYPE, numberMessage } from '../../../../../server/src/gateway/wire/rtmp-message.ts'
import type { OutgoingMessage, RtmpMessage } from '../../../../../server/src/gateway/wire/rtmp-message.ts'
import { anyBytes, mutated, segmented } from '../../../../support/arbitrary-bytes.ts'

const LIMIT = 64 * 1024

const message: fc.Arbitrary<OutgoingMessage> = fc.record({
  chunkStream: fc.integer({ min: 2, max: 63 }),
  type: fc.constantFrom(TYPE.audio, TYPE.video, TYPE.data, TYPE.command),
  streamId: fc.integer({ min: 0, max: 20 }),
  timestamp: fc.oneof(fc.integer({ min: 0, max: 0xffffff }), fc.integer({ min: 0xfffffe, max: 0xffffffff })),
  payload: fc.uint8Array({ minLength: 1, maxLength: 700 }).map((bytes) => Buffer.from(bytes)),
})
const sizeChange = fc.integer({ min: 1, max: 1_000 }).map((bytes) => numberMessage(TYPE.chunkSize, bytes))
const messages = fc.array(fc.oneof({ weight: 4, arbitrary: message }, { weight: 1, arbitrary: sizeChange }), { maxLength: 8 })

const written = (list: readonly OutgoingMessage[]): Buffer => {
  const writer = createChunkWriter()
  return Buffer.concat(list.flatMap((each) => writer.write(each)))
}

const readAll = (pieces: readonly Buffer[], limit = LIMIT): { readonly messages: readonly RtmpMessage[]; readonly fault: ChunkFault | null } => {
  const reader = createChunkReader(limit)
  const read = pieces.map((piece) => reader.read(piece))
  const failed = read.find((each) => !each.ok)
  return { messages: read.flatMap((each) => (each.ok ? each.value : [])), fault: failed?.ok === false ? failed.failure : null }
}
const readHex = (...hex: readonly string[]): ReturnType<typeof readAll> => readAll(hex.map((each) => Buffer.from(each, 'hex')))
const media = (list: readonly OutgoingMessage[]): readonly RtmpMessage[] =>
  list.filter(({ type }) => type !== TYPE.chunkSize).map(({ type, streamId, timestamp, payload }) => ({ type, streamId, timestamp, payload }))

describe('the chunk stream', () => {
  test('what is written reads back, in whatever pieces it comes', () => {
    const streams = messages.chain((list) => segmented(fc.constant(written(list))).map((pieces) => ({ list, pieces })))
    fc.assert(fc.property(streams, ({ list, pieces }) => {
      expect(readAll(pieces)).toEqual({ messages: media(list), fault: null })
    }))
  })

  test('any bytes are read or refused, and a refusal stands', () => {
    fc.assert(fc.property(segmented(fc.oneof(anyBytes(), mutated(messages.map(written)))), (pieces) => {
      const { fault } = readAll(pieces)
      expect(fault === null || readAll([...pieces, Buffer.alloc(100)]).fault === fault).toBe(true)
    }), { numRuns: 500 })
  })

  test('short headers repeat what the full one said', () => {
    const full = '04 000064 000001 08 01000000 aa'
    const sameStream = '44 00000a 000001 09 bb'
    const sameLength = '84 00000a cc'
    const same = 'c4 dd'
    const read = readHex([full, sameStream, sameLength, same].join('').replaceAll(' ', ''))
    expect(read.messages.map(({ type, streamId, timestamp, payload }) => [type, streamId, timestamp, payload.toString('hex')])).toEqual([
      [8, 1, 100, 'aa'], [9, 1, 110, 'bb'], [9, 1, 120, 'cc'], [9, 1, 130, 'dd'],
    ])
  })

  test('chunk streams beyond 63 are read', () => {
    expect(readHex('00 24 000000 000001 08 00000000 aa'.replaceAll(' ', '')).messages).toHaveLength(1)
    expect(readHex('01 2401 000000 000001 08 00000000 aa'.replaceAll(' ', '')).messages).toHaveLength(1)
  })

  test('messages of two chunk streams may interleave', () => {
    const [video, audio] = [{ chunkStream: 6, type: 9 }, { chunkStream: 4, type: 8 }].map((each) => ({ ...each, streamId: 1, timestamp: 5, payload: Buffer.alloc(200, each.type) }))
    if (!video || !audio) throw new Error('two messages')
    const [a, b] = [createChunkWriter().write(video), createChunkWriter().write(audio)]
    const interleaved = [...a.slice(0, 2), ...b.slice(0, 2), ...a.slice(2), ...b.slice(2)]
    expect(readAll([Buffer.concat(interleaved)]).messages).toEqual(media([video, audio]))
  })

  test('continuations may leave the extended time out', () => {
    const whole = { chunkStream: 4, type: 9, streamId: 1, timestamp: 0x1000000, payload: Buffer.alloc(300, 7) }
    const shortened = createChunkWriter().write(whole).map((buffer) => (buffer.length === 5 ? buffer.subarray(0, 1) : buffer))
    expect(readAll([Buffer.concat(shortened)]).messages).toEqual(media([whole]))
  })

  test('an aborted message is forgotten', () => {
    const [start, body] = createChunkWriter().write({ chunkStream: 4, type: 9, streamId: 1, timestamp: 0, payload: Buffer.alloc(300) })
    const next: OutgoingMessage = { chunkStream: 4, type: 8, streamId: 1, timestamp: 0, payload: Buffer.from('ok') }
    const pieces = [start, body, written([numberMessage(TYPE.abort, 4), next])]
    expect(readAll(pieces.map((piece) => piece ?? Buffer.alloc(0))).messages).toEqual(media([next]))
  })

  test('the limits hold', () => {
    const large = { chunkStream: 4, type: 9, streamId: 1, timestamp: 0, payload: Buffer.alloc(LIMIT + 1) }
    expect(readAll([written([large])]).fault).toBe('chunk/message-too-large')
    expect(readAll([written([numberMessage(TYPE.chunkSize, 0)])]).fault).toBe('chunk/size')
    expect(readHex('c4').fault).toBe('chunk/unknown-stream')
    const streams = Array.from({ length: 70 }, (_, index) => `00${index.toString(16).padStart(2, '0')}00000000000108000000 00aa`.replaceAll(' ', ''))
    expect(readHex(...streams).fault).toBe('chunk/too-many-streams')
    const unfinished = Array.from({ length: 5 }, (_, index) => `0${index + 3}00000000f0000900000000${'00'.repeat(128)}`)
    expect(readHex(...unfinished).fault).toBe('chunk/message-too-large')
  })
})
