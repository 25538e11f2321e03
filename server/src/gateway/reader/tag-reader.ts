import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Frame, FrameReader } from '../stream/frames.ts'
import { createGapFiller } from '../wire/fill-gaps.ts'
import { KINDS_WAIT_MS, createTagFeed } from '../wire/frames-to-flv.ts'
import type { FeedItem } from '../wire/frames-to-flv.ts'
import { createBacklog } from './backlog.ts'
import type { BacklogLimits } from './backlog.ts'

/** Where a reader's tags go: an RTMP connection or an HTTP response. */
export interface TagSink {
  /** Bytes handed over that the network has not taken yet. */
  queuedBytes(): number
  /** Sends at once, in one write where that can be. Answers how many bytes it handed over. */
  send(items: readonly FeedItem[]): number
  /** The stream ended: say so, and close. */
  end(): void
  /** The reader is too slow: close without waiting. */
  cut(): void
}

export interface TagReader extends FrameReader {
  pause(paused: boolean): void
}

interface Needs {
  readonly sink: TagSink
  readonly limits: BacklogLimits
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

/** A reader of frames that writes FLV tags, fills gaps, drops what a slow network can't take, and gives up on a dead one. */
export function createTagReader({ sink, limits, now }: Needs, scope: Scope): TagReader {
  const backlog = createBacklog(limits, now)
  const feed = createTagFeed()
  let filler = createGapFiller()
  let writtenBytes = 0
  let paused = false
  let waiting = false

  const send = (items: readonly FeedItem[]): void => {
    if (items.length > 0) writtenBytes += sink.send(items)
  }

  const takeFrame = (frame: Frame): void => {
    const verdict = backlog.judge(frame, sink.queuedBytes(), writtenBytes)
    if (verdict === 'leave') return sink.cut()
    if (verdict === 'skip') return
    send(feed.take(frame))
    if (waiting || writtenBytes > 0) return
    waiting = true
    after(scope, KINDS_WAIT_MS, () => send(feed.open()))
  }

  return {
    write(frame) {
      if (scope.ended || paused) return
      for (const each of filler.take(frame)) takeFrame(each)
    },
    end() {
      if (scope.ended) return
      send(feed.open())
      sink.end()
    },
    pause(next) {
      paused = next
      if (!paused) return
      backlog.awaitKey()
      filler = createGapFiller()
    },
  }
}
