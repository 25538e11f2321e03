import type { Frame } from '../../../../../server/src/gateway/stream/frames.ts'
import { readAmf0 } from '../../../../../server/src/gateway/wire/amf0-read.ts'
import { TAG } from '../../../../../server/src/gateway/wire/flv.ts'
import { createFrameSource } from '../../../../../server/src/gateway/wire/flv-to-frames.ts'
import { createTagFeed } from '../../../../../server/src/gateway/wire/frames-to-flv.ts'
import type { FeedItem, OutgoingTag } from '../../../../../server/src/gateway/wire/frames-to-flv.ts'
import { OTHER_AVC, picture, sound } from '../../../../support/media-tags.ts'

const fed = (frames: readonly Frame[]): readonly FeedItem[] => {
  const feed = createTagFeed()
  return [...frames.flatMap((frame) => feed.take(frame)), ...feed.open()]
}
const tagsOf = (items: readonly FeedItem[]): readonly OutgoingTag[] => items.flatMap((item) => (item.item === 'tag' ? [item.tag] : []))
const outline = (items: readonly FeedItem[]): readonly string[] => items.map((item) => (item.item === 'start' ? 'start' : `${item.tag.type}/${item.tag.body[1]} ${item.tag.timestamp}`))

describe('a reader\'s tags', () => {
  test('begin with metadata and configurations, and count from the reader\'s first frame', () => {
    const items = fed([picture(7_000, true), sound(7_005), picture(7_040)])
    expect(outline(items)).toEqual(['start', '18/0 0', '9/0 0', '9/1 0', '8/0 5', '8/1 5', '9/1 40'])
    expect(items[0]).toEqual({ item: 'start', has: { audio: true, video: true } })
  })

  test('say in the metadata what comes', () => {
    const [metadata] = tagsOf(fed([sound(0)]))
    expect(readAmf0(metadata?.body ?? Buffer.alloc(0))).toMatchObject({ ok: true, value: ['onMetaData', { hasAudio: true, hasVideo: false, audiocodecid: 10, audiosamplerate: 44_100 }] })
  })

  test('wait for the other kind, but not long', () => {
    const feed = createTagFeed()
    expect([0, 100, 200].flatMap((dtsMs) => feed.take(picture(dtsMs, dtsMs === 0)))).toEqual([])
    expect(feed.take(picture(300))[0]).toEqual({ item: 'start', has: { audio: false, video: true } })
    const impatient = createTagFeed()
    impatient.take(sound(0))
    expect(impatient.open()[0]).toEqual({ item: 'start', has: { audio: true, video: false } })
    expect(impatient.open()).toEqual([])
  })

  test('repeat the configuration only when it changes', () => {
    const copy = { ...picture(0).config }
    const items = fed([picture(0, true), sound(0), picture(40, true, 20, copy), picture(80, true, 20, OTHER_AVC)])
    expect(outline(items).filter((each) => each.startsWith('9/0'))).toEqual(['9/0 0', '9/0 80'])
  })

  test('go on when the stream\'s clock begins anew', () => {
    const times = tagsOf(fed([picture(50_000, true), sound(50_000), picture(60_000), picture(0, true), picture(40)])).map(({ timestamp }) => timestamp)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.at(-1)).toBeLessThan(10_200)
  })

  test('share the bytes of a frame among readers', () => {
    const frames = [picture(0, true), sound(0)]
    const [one, other] = [tagsOf(fed(frames)).at(-1), tagsOf(fed(frames)).at(-1)]
    expect(one?.bodyAndTrailer === other?.bodyAndTrailer).toBe(true)
  })

  test('read back as the frames they were', () => {
    const frames = [picture(0, true), sound(5), picture(40), sound(28), picture(80, true, 5_000)]
    const source = createFrameSource()
    const read = tagsOf(fed(frames)).flatMap(({ type, timestamp, body }): readonly (Frame | string)[] => {
      const frame = source.take({ type, timestamp, body })
      if (!frame.ok) return [frame.failure]
      return frame.value ? [frame.value] : []
    })
    expect(read).toMatchObject(frames.map(({ config: _config, ...frame }) => frame))
    expect(tagsOf(fed(frames)).every(({ type, body, bodyAndTrailer }) => type !== TAG.video || bodyAndTrailer.readUInt32BE(body.length) === body.length + 11)).toBe(true)
  })
})
