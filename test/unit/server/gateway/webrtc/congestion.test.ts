import fc from 'fast-check'
import { createCongestion } from '../../../../../server/src/gateway/servers/webrtc/congestion'
import { handClock } from '../../../../support/stream-parts'

const told = (packet: Buffer | null): { readonly from: number; readonly total: number } | null =>
  packet === null ? null : { from: packet.readUInt16BE(12), total: packet.readUInt16BE(14) }

test('each feedback goes on where the last one ended, so that losses between are told', () => {
  const congestion = createCongestion(handClock().now)
  for (const sequence of [65_533, 65_534]) congestion.note(sequence)
  expect(told(congestion.flush(1))).toEqual({ from: 65_533, total: 2 })
  expect(congestion.flush(1)).toBeNull()
  for (const sequence of [1, 2]) congestion.note(sequence)
  expect(told(congestion.flush(1))).toEqual({ from: 65_535, total: 4 })
})

test('any numbers in any order give a packet or none, and no fault', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.nat(0xffff), { maxLength: 30 }), { maxLength: 10 }), (rounds) => {
    const clock = handClock()
    const congestion = createCongestion(clock.now)
    for (const sequences of rounds) {
      sequences.forEach((sequence) => congestion.note(sequence))
      clock.pass(50)
      const packet = congestion.flush(1)
      if (packet !== null) expect(packet.length).toBeLessThan(1_200)
    }
  }))
})
