import fc from 'fast-check'
import { createH264Depacketizer, packetizeH264, startsKeyframe } from '../../../../../server/src/gateway/wire/h264-rtp'
import type { AccessUnit } from '../../../../../server/src/gateway/wire/h264-rtp'

const SPS = Buffer.from([0x67, 0x42, 0xe0, 0x1f])
const PPS = Buffer.from([0x68, 0xce, 0x3c, 0x80])
const slice = (type: number, bytes: number): Buffer => Buffer.concat([Buffer.of(0x60 | type), Buffer.alloc(bytes, type)])

function depacketize(payloads: readonly (readonly [payload: Buffer, timestamp: number, marker: boolean])[]): readonly AccessUnit[] {
  const units: AccessUnit[] = []
  const depacketizer = createH264Depacketizer((unit) => units.push(unit))
  for (const payload of payloads) depacketizer.push(...payload)
  return units
}

test('what is packetized comes together again, whatever the sizes', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 })
  fc.assert(fc.property(sizes, fc.boolean(), fc.integer({ min: 60, max: 1_200 }), (bytes, key, maxBytes) => {
    const pictures = bytes.map((size) => slice(key ? 5 : 1, size))
    const nals = key ? [SPS, PPS, ...pictures] : pictures
    const payloads = packetizeH264(nals, maxBytes)
    expect(payloads.every(({ length }) => length <= maxBytes)).toBe(true)
    const [unit, ...more] = depacketize(payloads.map((payload, index) => [payload, 3_000, index === payloads.length - 1]))
    expect(more).toHaveLength(0)
    expect(unit).toEqual({ nals, timestamp: 3_000, key, broken: false })
  }))
})

test('a keyframe starts with its parameter sets, or with the first piece of its picture', () => {
  const starts = packetizeH264([SPS, PPS, slice(5, 3_000)]).map((payload) => startsKeyframe(payload, 0, payload.length))
  expect(starts).toEqual([true, true, false, false])
  const ordinary = packetizeH264([slice(1, 3_000)])
  expect(ordinary.some((payload) => startsKeyframe(payload, 0, payload.length))).toBe(false)
})

test('a picture without a marker ends with the next timestamp', () => {
  const units = depacketize([[slice(5, 10), 0, false], [slice(1, 10), 3_000, true]])
  expect(units.map(({ timestamp, key }) => ({ timestamp, key }))).toEqual([{ timestamp: 0, key: true }, { timestamp: 3_000, key: false }])
})

test('after a gap pictures are broken until the next keyframe', () => {
  const units: AccessUnit[] = []
  const depacketizer = createH264Depacketizer((unit) => units.push(unit))
  depacketizer.push(slice(5, 10), 0, true)
  depacketizer.gap()
  depacketizer.push(slice(1, 10), 1, true)
  depacketizer.push(slice(5, 10), 2, true)
  depacketizer.push(slice(1, 10), 3, true)
  expect(units.map(({ broken }) => broken)).toEqual([false, true, true, false])
})

test('a fragment whose beginning is missing is left out', () => {
  const [, middle, last] = packetizeH264([slice(5, 3_000)])
  if (middle === undefined || last === undefined) throw new Error('too few fragments')
  expect(depacketize([[middle, 0, false], [last, 0, true]])).toEqual([])
})

test('any bytes are taken without a fault', () => {
  const payload = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.of(0x78, ...bytes)), fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.of(0x7c, ...bytes)))
  fc.assert(fc.property(fc.array(fc.tuple(payload, fc.nat(3), fc.boolean()), { maxLength: 30 }), (packets) => {
    for (const [bytes, timestamp, marker] of packets) {
      const packet = Buffer.from(bytes)
      startsKeyframe(packet, 0, packet.length)
      for (const unit of depacketize([[packet, timestamp, marker]])) expect(unit.nals.every(({ length }) => length > 0)).toBe(true)
    }
    depacketize(packets.map(([bytes, timestamp, marker]) => [Buffer.from(bytes), timestamp, marker]))
  }), { numRuns: 2_000 })
})
