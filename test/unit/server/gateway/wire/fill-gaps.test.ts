import type { Frame } from '../../../../../server/src/gateway/stream/frames.ts'
import { createGapFiller } from '../../../../../server/src/gateway/wire/fill-gaps.ts'
import { picture, sound } from '../../../../support/media-tags.ts'

const filled = (frames: readonly Frame[]): readonly Frame[] => {
  const filler = createGapFiller()
  return frames.flatMap((frame) => filler.take(frame))
}
const pictures = (fromMs: number, toMs: number): readonly Frame[] => Array.from({ length: (toMs - fromMs) / 40 }, (_, index) => picture(fromMs + index * 40, index === 0))
const sounds = (fromMs: number, toMs: number): readonly Frame[] => Array.from({ length: Math.floor((toMs - fromMs) / 23) }, (_, index) => sound(fromMs + index * 23))
const byTime = (...frames: readonly Frame[]): readonly Frame[] => [...frames].sort((one, other) => one.dtsMs - other.dtsMs)
const timesOf = (kind: Frame['kind'], frames: readonly Frame[]): readonly number[] => frames.flatMap((frame) => (frame.kind === kind ? [frame.dtsMs] : []))
const largestStep = (times: readonly number[]): number => Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)))

describe('gaps', () => {
  test('a stream without gaps passes as it is', () => {
    const frames = byTime(...pictures(0, 2_000), ...sounds(0, 2_000))
    expect(filled(frames)).toEqual(frames)
  })

  test('a stream of one kind passes as it is, however slow', () => {
    const frames = [picture(0, true), picture(9_000), picture(20_000)]
    expect(filled(frames)).toEqual(frames)
    expect(filled(sounds(0, 1_000))).toHaveLength(43)
  })

  test('sound that stops goes on as silence, not far behind the picture', () => {
    const out = filled(byTime(...pictures(0, 6_000), ...sounds(0, 2_000)))
    const times = timesOf('audio', out)
    expect(largestStep(times)).toBeLessThan(30)
    expect(6_000 - (times.at(-1) ?? 0)).toBeLessThan(600)
  })

  test('sound that comes back does not overlap the silence', () => {
    const times = timesOf('audio', filled(byTime(...pictures(0, 9_000), ...sounds(0, 2_000), ...sounds(5_000, 9_000))))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(largestStep(times)).toBeLessThan(50)
  })

  const lagging = (lagMs: number): readonly Frame[] =>
    [...sounds(0, 9_000).map((frame) => ({ frame, at: frame.dtsMs + lagMs })), ...pictures(0, 9_000).map((frame) => ({ frame, at: frame.dtsMs }))]
      .sort((one, other) => one.at - other.at)
      .map(({ frame }) => frame)

  test('sound that always lags a little is not touched', () => {
    expect(filled(lagging(400))).toEqual(lagging(400))
  })

  test('sound that always lags a lot is taken for missing once only', () => {
    const frames = lagging(1_500)
    const out = filled(frames)
    const real = frames.filter(({ kind }) => kind === 'audio')
    expect(out.filter((frame) => real.includes(frame)).length).toBeGreaterThan(real.length - 100)
    expect(largestStep(timesOf('audio', out))).toBeLessThan(50)
  })

  test('a picture that stops stands still, until the next keyframe', () => {
    const late = [picture(8_000), picture(8_040), picture(8_080, true), picture(8_120)]
    const out = filled(byTime(...pictures(0, 2_000), ...sounds(0, 9_000), ...late)).filter(({ kind }) => kind === 'video')
    const times = timesOf('video', out)
    expect(largestStep(times)).toBeLessThan(2_600)
    expect(out.filter(({ dtsMs }) => dtsMs > 2_000 && dtsMs < 8_000).length).toBeGreaterThan(5)
    expect(times.filter((time) => time >= 8_000)).toEqual(expect.arrayContaining([8_080, 8_120]))
    expect(times).not.toContain(8_040)
  })
  test('a picture that comes behind its stand-in is written behind it, and those after it until they have caught up', () => {
    const late = [picture(7_954, true), { ...picture(7_994), ptsMs: 8_074 }, picture(8_034)]
    const out = filled([...byTime(...pictures(0, 2_000), ...sounds(0, 8_030)), ...late]).filter((frame) => frame.kind === 'video')
    expect(out.slice(-4).map(({ dtsMs, ptsMs }) => [dtsMs, ptsMs])).toEqual([[8_004, 8_004], [8_005, 8_005], [8_006, 8_086], [8_034, 8_034]])
  })
})
