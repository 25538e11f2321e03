import type { StreamTag } from '../../border/carrier.ts'
import type { LiveReport } from './report.ts'
import { messagesOf } from './sei.ts'

/** Messages in the pictures, told with the picture that brings them. */
export interface PictureMessages {
  take(tag: StreamTag): void
  /** Tells what is due at this media time; null for nothing. */
  tell(due: number | null): void
  reset(): void
}

const MESSAGE = 2012
const MOST_WAITING = 200

export function createMessages(report: LiveReport): PictureMessages {
  let waiting: { readonly at: number; readonly text: string }[] = []
  return {
    take({ timestamp, body }: StreamTag): void {
      if (body[1] !== 1) return
      const found = messagesOf(body.subarray(PICTURE_AT)).map((text) => ({ at: timestamp, text }))
      if (found.length > 0) waiting = [...waiting, ...found].slice(-MOST_WAITING)
    },
    tell(due: number | null): void {
      if (due === null || waiting.length === 0) return
      const ripe = waiting.filter(({ at }) => at <= due)
      waiting = waiting.filter(({ at }) => at > due)
      for (const { text } of ripe) report.code(MESSAGE, text)
    },
    reset: () => void (waiting = []),
  }
}

/** In an FLV tag the picture comes after five bytes. */
const PICTURE_AT = 5
