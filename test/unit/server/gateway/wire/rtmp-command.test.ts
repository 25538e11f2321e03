import fc from 'fast-check'
import { readCommand, writeCommand, writeStatus } from '../../../../../server/src/gateway/wire/rtmp-command.ts'
import { TYPE } from '../../../../../server/src/gateway/wire/rtmp-message.ts'
import { anyBytes, mutated } from '../../../../support/arbitrary-bytes.ts'

const asMessage = (payload: Buffer, type: number = TYPE.command): Parameters<typeof readCommand>[0] => ({ type, streamId: 1, timestamp: 0, payload })

describe('commands', () => {
  test('a command reads back', () => {
    const written = writeCommand(1, 'publish', 5, null, 'class?token=t', 'live')
    expect(readCommand(written)).toEqual({ ok: true, value: { name: 'publish', transaction: 5, values: [null, 'class?token=t', 'live'] } })
  })

  test('the AMF3 form has one byte in front', () => {
    const { payload } = writeCommand(0, 'connect', 1, { app: 'live' })
    expect(readCommand(asMessage(Buffer.concat([Buffer.from([0]), payload]), TYPE.commandAmf3))).toMatchObject({ ok: true, value: { name: 'connect' } })
  })

  test('a status carries its code and description', () => {
    const status = { level: 'error', code: 'NetStream.Publish.BadName', description: 'media/token-expired' } as const
    expect(readCommand(writeStatus(1, status))).toEqual({ ok: true, value: { name: 'onStatus', transaction: 0, values: [null, status] } })
  })

  test('a command without name or number, or a huge one, is refused', () => {
    expect(readCommand(asMessage(Buffer.alloc(0)))).toEqual({ ok: false, failure: 'command/invalid' })
    expect(readCommand(asMessage(Buffer.alloc(70_000, 5)))).toEqual({ ok: false, failure: 'command/invalid' })
  })

  test('any bytes are read or refused', () => {
    const valid = fc.constant(writeCommand(0, 'connect', 1, { app: 'live', tcUrl: 'rtmp://host/live' }).payload)
    fc.assert(fc.property(fc.oneof(anyBytes(), mutated(valid)), (bytes) => {
      expect(typeof readCommand(asMessage(bytes)).ok).toBe('boolean')
    }), { numRuns: 300 })
  })
})
