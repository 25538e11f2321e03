import fc from 'fast-check'
import { HELLO_BYTES, createClientHandshake, createServerHandshake, writeHello } from '../../../../../server/src/gateway/wire/rtmp-handshake.ts'
import { anyBytes, segmented } from '../../../../support/arbitrary-bytes.ts'

const random = Buffer.alloc(HELLO_BYTES, 9)

describe('the handshake', () => {
  test('both halves agree, in whatever pieces the bytes come, and hand back what follows', () => {
    const clientBytes = Buffer.concat([writeHello(random), Buffer.alloc(HELLO_BYTES), Buffer.from('connect')])
    fc.assert(fc.property(segmented(fc.constant(clientBytes)), (pieces) => {
      const server = createServerHandshake(random)
      const steps = pieces.map((piece) => server.read(piece))
      const replies = Buffer.concat(steps.map((step) => (step.ok ? step.value.reply : Buffer.alloc(0))))
      const rest = steps.map((step) => (step.ok && step.value.done ? step.value.rest.toString() : '')).join('')
      expect([replies.length, rest]).toEqual([1 + 2 * HELLO_BYTES, 'connect'])
      expect(createClientHandshake().read(replies)).toMatchObject({ ok: true, value: { done: true } })
    }), { numRuns: 50 })
  })

  test('the echo is the peer\'s own hello', () => {
    const hello = writeHello(Buffer.alloc(HELLO_BYTES, 3))
    const step = createServerHandshake(random).read(hello)
    expect(step.ok && step.value.reply.subarray(1 + HELLO_BYTES).equals(hello.subarray(1))).toBe(true)
  })

  test.each([['RTMPE', 6], ['TLS', 0x16], ['HTTP', 0x47]])('%s is refused at its first byte', (_name, first) => {
    expect(createServerHandshake(random).read(Buffer.from([first]))).toEqual({ ok: false, failure: 'handshake/version' })
  })

  test('any bytes go on or are refused', () => {
    fc.assert(fc.property(segmented(anyBytes(4_000)), (pieces) => {
      const server = createServerHandshake(random)
      for (const piece of pieces) expect(typeof server.read(piece).ok).toBe('boolean')
    }))
  })
})
