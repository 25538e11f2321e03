import fc from 'fast-check'
import { parseOrder } from '../../../../../server/src/gateway/control/orders'

test.each([
  { type: 'revoke', room: 'r', user: 'u', upTo: 5 },
  { type: 'revoke', room: 'r', user: 'u', upTo: 5, direction: 'publish' },
  { type: 'revoke', room: 'r', user: 'u', upTo: 5, stream: 'r-u-screen' },
  { type: 'end-room', room: 'r', upTo: 5 },
  { type: 'gate', stream: 's', audio: true, video: false },
  { type: 'keep', room: 'r', seconds: 60 },
  { type: 'clip', room: 'r', clip: 'r-1-c2', from: 1, to: 2, streams: null },
  { type: 'clip', room: 'r', clip: 'r-1-c2', from: 1, to: 2, streams: ['s'] },
  { type: 'keyframe', stream: 's' },
])('%j is an order', (order) => {
  expect(parseOrder(JSON.stringify(order))).toEqual(order)
})

test('anything else is none', () => {
  expect(parseOrder('{"type":"revoke"}')).toBeNull()
  for (const seconds of [-1, 121]) expect(parseOrder(JSON.stringify({ type: 'keep', room: 'r', seconds }))).toBeNull()
  for (const clip of ['', '..', '../x', 'a/b']) expect(parseOrder(JSON.stringify({ type: 'clip', room: 'r', clip, from: 1, to: 2, streams: null }))).toBeNull()
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    expect(parseOrder(text)).toBeNull()
  }))
})
