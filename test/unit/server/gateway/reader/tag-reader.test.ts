import { createScope } from '#shared/kernel/scope'
import type { Frame } from '../../../../../server/src/gateway/stream/frames.ts'
import { createTagReader } from '../../../../../server/src/gateway/reader/tag-reader.ts'
import type { TagReader } from '../../../../../server/src/gateway/reader/tag-reader.ts'
import type { FeedItem } from '../../../../../server/src/gateway/wire/frames-to-flv.ts'
import { picture, sound } from '../../../../support/media-tags.ts'

const scope = createScope()
afterAll(() => scope.end())

/** A reader whose network the test is. */
function reading(): { readonly reader: TagReader; readonly sent: FeedItem[]; readonly said: string[]; queue(bytes: number): void } {
  const sent: FeedItem[] = []
  const said: string[] = []
  let queuedBytes = 0
  const sink = {
    queuedBytes: () => queuedBytes,
    send(items: readonly FeedItem[]) {
      sent.push(...items)
      return items.length * 100
    },
    end: () => said.push('end'),
    cut: () => said.push('cut'),
  }
  const reader = createTagReader({ sink, limits: { dropBytes: 1_000, leaveBytes: 4_000, stallMs: 10_000 }, now: () => 0 }, scope)
  return {
    reader,
    sent,
    said,
    queue(bytes) {
      queuedBytes = bytes
    },
  }
}
const write = (reader: TagReader, ...frames: readonly Frame[]): void => frames.forEach((frame) => reader.write(frame))
const pictures = (sent: readonly FeedItem[]): readonly string[] => sent.flatMap((item) => (item.item === 'tag' && item.tag.type === 9 && item.tag.body[1] === 1 ? [item.tag.body[0] === 0x17 ? 'key' : 'inter'] : []))

describe('a reader of tags', () => {
  test('hears the end after what was still held for it', () => {
    const { reader, sent, said } = reading()
    write(reader, picture(0, true))
    expect(sent).toEqual([])
    reader.end()
    expect([pictures(sent), said]).toEqual([['key'], ['end']])
  })

  test('gets nothing while paused, and begins again with a keyframe', () => {
    const { reader, sent } = reading()
    write(reader, picture(0, true), sound(0), picture(40))
    reader.pause(true)
    write(reader, picture(80), picture(120, true))
    reader.pause(false)
    write(reader, picture(160), picture(200, true), picture(240))
    expect(pictures(sent)).toEqual(['key', 'inter', 'key', 'inter'])
  })

  test('skips to a keyframe when its network is slow, and is cut when it is far behind', () => {
    const { reader, sent, said, queue } = reading()
    write(reader, picture(0, true), sound(0))
    queue(2_000)
    write(reader, picture(40), picture(80))
    queue(0)
    write(reader, picture(120), picture(160, true))
    expect(pictures(sent)).toEqual(['key', 'key'])
    queue(5_000)
    write(reader, picture(200))
    expect(said).toEqual(['cut'])
  })
})
