import fc from 'fast-check'
import { createTimeline } from '../../../../../server/src/gateway/wire/timeline.ts'

describe('the timeline', () => {
  test('starts at 0 and follows the times', () => {
    const timeline = createTimeline()
    expect([timeline.place('video', 5_000), timeline.place('audio', 5_010), timeline.place('video', 5_040)]).toEqual([0, 10, 40])
  })

  test('goes on through the wrap of 32 bits', () => {
    const timeline = createTimeline()
    expect([timeline.place('video', 0xfffffff0), timeline.place('video', 0x10)]).toEqual([0, 32])
  })

  test('an encoder that begins anew goes on where it was', () => {
    const timeline = createTimeline()
    timeline.place('video', 0)
    timeline.place('video', 60_000)
    const again = timeline.place('video', 0)
    expect(again).toBeGreaterThan(60_000)
    expect(again).toBeLessThan(60_100)
    expect(timeline.place('video', 40)).toBe(again + 40)
  })

  test('never runs backwards within a kind', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('audio' as const, 'video' as const), fc.integer({ min: 0, max: 0xffffffff }))), (times) => {
      const timeline = createTimeline()
      const latest = { audio: 0, video: 0 }
      for (const [kind, timestamp] of times) {
        const placed = timeline.place(kind, timestamp)
        expect(placed).toBeGreaterThanOrEqual(latest[kind])
        latest[kind] = placed
      }
    }))
  })
})
