import fc from 'fast-check'
import type { Frame } from '../../../../../server/src/gateway/stream/frames.ts'
import { TAG } from '../../../../../server/src/gateway/wire/flv.ts'
import type { FlvTag } from '../../../../../server/src/gateway/wire/flv.ts'
import { createFrameSource } from '../../../../../server/src/gateway/wire/flv-to-frames.ts'
import { AAC, AVC, OTHER_AVC, audioConfigTag, nal, pictureTag, soundTag, videoConfigTag } from '../../../../support/media-tags.ts'
import { anyBytes, mutated } from '../../../../support/arbitrary-bytes.ts'

const readAll = (tags: readonly FlvTag[]): readonly (Frame | string)[] => {
  const source = createFrameSource()
  return tags.flatMap((tag): readonly (Frame | string)[] => {
    const read = source.take(tag)
    if (!read.ok) return [read.failure]
    return read.value ? [read.value] : []
  })
}
const rawVideo = (hex: string): FlvTag => ({ type: TAG.video, timestamp: 0, body: Buffer.from(hex, 'hex') })
const rawAudio = (hex: string): FlvTag => ({ type: TAG.audio, timestamp: 0, body: Buffer.from(hex, 'hex') })

describe('a publisher\'s tags', () => {
  test('become frames with their configuration, from the first keyframe on', () => {
    const frames = readAll([videoConfigTag(), audioConfigTag(), pictureTag(900), pictureTag(1_000, { key: true }), soundTag(1_010), pictureTag(1_040)])
    expect(frames).toMatchObject([
      { kind: 'video', key: true, dtsMs: 0, ptsMs: 0, config: AVC },
      { kind: 'audio', dtsMs: 10, config: AAC },
      { kind: 'video', key: false, dtsMs: 40 },
    ])
  })

  test('before their configuration mean nothing', () => {
    expect(readAll([pictureTag(0, { key: true }), soundTag(0)])).toEqual([])
  })

  test('lose delimiters and parameter sets, which the configuration holds', () => {
    const nals = [nal(9, 2), AVC.sps, AVC.pps, nal(6), nal(5)]
    expect(readAll([videoConfigTag(), pictureTag(0, { key: true, nals })])).toMatchObject([{ config: AVC, nals: [nal(6), nal(5)] }])
  })

  test('take a new configuration from a header or from inside a picture', () => {
    const change = [videoConfigTag(0), pictureTag(0, { key: true }), videoConfigTag(40, OTHER_AVC), pictureTag(40, { key: true }), pictureTag(80, { key: true, nals: [AVC.sps, AVC.pps, nal(5)] })]
    expect(readAll(change)).toMatchObject([{ config: AVC }, { config: OTHER_AVC }, { config: AVC }])
  })

  test('with B-frames are refused, with a constant shift they are not', () => {
    const start = [videoConfigTag(), pictureTag(0, { key: true, compositionMs: 80 })]
    expect(readAll([...start, pictureTag(40, { compositionMs: 82 })])).toMatchObject([{ dtsMs: 80, ptsMs: 80 }, { dtsMs: 120, ptsMs: 120 }])
    expect(readAll([...start, pictureTag(40, { compositionMs: 0 })]).at(-1)).toBe('video/b-frames')
  })

  test.each([
    ['HEVC as enhanced RTMP sends it', rawVideo('9168766331'), 'video/codec'],
    ['AV1 as enhanced RTMP sends it', rawVideo('9061763031'), 'video/codec'],
    ['HEVC under a number of its own', rawVideo('1c0000000001'), 'video/codec'],
    ['Sorenson', rawVideo('2200'), 'video/codec'],
    ['a picture without its head', rawVideo('1701'), 'video/short'],
    ['a broken configuration', rawVideo('170000000001'), 'avc/record'],
    ['a picture of 10 bits', videoConfigTag(0, { ...AVC, sps: Buffer.from('676e001eacd94050', 'hex') }), 'video/profile'],
    ['MP3', rawAudio('2fff'), 'audio/codec'],
    ['Opus as enhanced RTMP sends it', rawAudio('904f707573'), 'audio/codec'],
    ['HE-AAC', rawAudio('af002b920800'), 'aac/profile'],
  ])('%s is refused', (_name, tag, why) => {
    expect(readAll([tag])).toEqual([why])
  })

  test('of other kinds, marks and empty ones mean nothing', () => {
    expect(readAll([{ type: TAG.data, timestamp: 0, body: Buffer.from('02', 'hex') }, rawVideo(''), rawVideo('5700'), rawVideo('1702000000'), rawAudio(''), rawAudio('af01')])).toEqual([])
  })

  test('of any bytes are read or refused', () => {
    const body = fc.oneof(anyBytes(60), mutated(fc.constantFrom(videoConfigTag().body, pictureTag(0, { key: true }).body, audioConfigTag().body, soundTag(0).body)))
    const tag = fc.record({ type: fc.constantFrom(TAG.audio, TAG.video), timestamp: fc.integer({ min: 0, max: 0xffffffff }), body })
    fc.assert(fc.property(fc.array(tag, { maxLength: 8 }), (tags) => {
      expect(Array.isArray(readAll([videoConfigTag(), audioConfigTag(), ...tags]))).toBe(true)
    }), { numRuns: 500 })
  })
})
