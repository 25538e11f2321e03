import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { CodecNews, CodecOrder } from '../codec/messages.ts'
import type { VideoFrame } from '../stream/frames.ts'
import { sampleOf, writeAvcRecord } from '../wire/avc.ts'
import { codecOf } from '../wire/sps.ts'

/** The drawing of stills, on top of a codec process that may come and go. */
export interface Draw {
  /** A keyframe as JPEG; null if it can't be decoded, or not in time. */
  draw(frame: VideoFrame): Promise<Buffer | null>
  take(news: CodecNews): void
}

/** A keyframe is drawn in some 20 ms; a process that died is back in a second. */
const DEADLINE_MS = 3_000
/** Drawings at one time; more find the process too slow. */
const MAX_OPEN = 32

/** Nothing is being drawn. */
export function createDraw(send: (order: CodecOrder) => void, scope: Scope): Draw {
  const open = new Map<number, (jpeg: Buffer | null) => void>()
  let lastId = 0
  const answer = (id: number, jpeg: Buffer | null): void => {
    open.get(id)?.(jpeg)
    open.delete(id)
  }
  return {
    draw(frame) {
      if (open.size >= MAX_OPEN) return Promise.resolve(null)
      lastId += 1
      const id = lastId
      return new Promise((drawn) => {
        open.set(id, drawn)
        after(scope, DEADLINE_MS, () => answer(id, null))
        send({ type: 'still', id, codec: codecOf(frame.config.sps), description: writeAvcRecord(frame.config), sample: sampleOf(frame.nals) })
      })
    },
    take(news) {
      if (news.type === 'still') answer(news.id, news.jpeg === null ? null : Buffer.from(news.jpeg))
    },
  }
}
