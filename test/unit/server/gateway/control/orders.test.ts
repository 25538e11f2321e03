import fc from 'fast-check'
import { parseOrder } from '../../../../../server/src/gateway/control/orders'

test.each([
  { type: 'revoke', room: 'r', user: 'u', upTo: 5 },
  { type: 'revoke', room: 'r', user: 'u', upTo: 5, direction: 'publish' },
  { type: 'end-room', room: 'r', upTo: 5 },
  { type: 'gate', stream: 's', audio: true, video: false },
  { type: 'keyframe', stream: 's' },
])('%j is an order', (order) => {
  expect(parseOrder(JSON.stringify(order))).toEqual(order)
})

test('anything else is none', () => {
  expect(parseOrder('{"type":"revoke"}')).toBeNull()
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    expect(parseOrder(text)).toBeNull()
  }))
})
