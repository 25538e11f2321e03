import type { ServerResponse } from 'node:http'
import { after } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { TagSink } from '../../reader/tag-reader.ts'
import { writeTogether } from '../../reader/write-together.ts'
import { flvHeader, flvTagHeader } from '../../wire/flv.ts'
import type { FeedItem } from '../../wire/frames-to-flv.ts'
import { sayLive } from './replies.ts'

export interface FlvSink extends TagSink {
  /** Sends the response's headers, once. */
  begin(): void
}

/** Time for the last tags to be read. */
const GOODBYE_MS = 2_000

/** Writes tags into a response. Ends the response with the scope. */
export function createSink(response: ServerResponse, visit: Scope): FlvSink {
  let begun = false
  const begin = (): void => {
    if (!begun) sayLive(response)
    begun = true
  }
  visit.onEnd(() => {
    if (begun) response.destroy()
  })
  return {
    begin,
    queuedBytes: () => response.writableLength,
    send(items) {
      begin()
      return writeTogether(response, items.flatMap(bytesOf))
    },
    end() {
      begin()
      response.end()
      after(visit, GOODBYE_MS, visit.end)
    },
    cut: visit.end,
  }
}

const bytesOf = (item: FeedItem): readonly Buffer[] =>
  item.item === 'start' ? [flvHeader(item.has)] : [flvTagHeader(item.tag.type, item.tag.timestamp, item.tag.body.length), item.tag.bodyAndTrailer]
