import fc from 'fast-check'
import type { Packet } from '../../../../../server/src/gateway/stream/packets'
import { createReorder } from '../../../../../server/src/gateway/stream/reorder'
import { handClock } from '../../../../support/stream-parts'

const packet = (sequence: number): Packet => ({ sequence: sequence & 0xffff, timestamp: 0, marker: false, key: false, bytes: Buffer.alloc(0), start: 0, end: 0 })

test('packets that come within each other\'s neighbourhood leave in order', () => {
  fc.assert(fc.property(fc.nat(0xffff), fc.array(fc.nat(6), { minLength: 1, maxLength: 100 }), (first, delays) => {
    const order = delays.map((delay, index) => ({ index, at: index + delay })).toSorted((a, b) => a.at - b.at)
    const left: number[] = []
    const reorder = createReorder(100, handClock().now, ({ sequence }) => left.push(sequence), () => left.push(-1))
    reorder.push(packet(first))
    for (const { index } of order) reorder.push(packet(first + 1 + index))
    expect(left).toEqual([...Array(delays.length + 1).keys()].map((index) => (first + index) & 0xffff))
  }))
})

test('what is missing is waited for, then given up', () => {
  const clock = handClock()
  const left: (number | 'gap')[] = []
  const reorder = createReorder(100, clock.now, ({ sequence }) => left.push(sequence), () => left.push('gap'))
  reorder.push(packet(1))
  reorder.push(packet(3))
  clock.pass(99)
  reorder.expire()
  expect(left).toEqual([1])
  clock.pass(1)
  reorder.expire()
  expect(left).toEqual([1, 'gap', 3])
  reorder.push(packet(2))
  expect(left).toEqual([1, 'gap', 3])
})

test('a hole that never closes holds a bounded number back', () => {
  const left: number[] = []
  const reorder = createReorder(100, handClock().now, ({ sequence }) => left.push(sequence), () => undefined)
  reorder.push(packet(0))
  for (let sequence = 2; sequence < 3_000; sequence += 1) reorder.push(packet(sequence))
  expect(left.length).toBeGreaterThan(1_900)
})
