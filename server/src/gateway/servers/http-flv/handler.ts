import type { IncomingMessage, ServerResponse } from 'node:http'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { BacklogLimits } from '../../reader/backlog.ts'
import { createTagReader } from '../../reader/tag-reader.ts'
import type { Authorize, Grant } from '../../stream/grant.ts'
import type { FrameHub } from '../../stream/hub.ts'
import { readPlayRequest } from './play-request.ts'
import { preflight, refuse, sayLive } from './replies.ts'
import { createSink } from './sink.ts'

export interface FlvLimits extends BacklogLimits {
  /** Viewers at one time. */
  readonly readers: number
}

export interface FlvNeeds {
  readonly hub: FrameHub
  readonly authorize: Authorize
  readonly log: { debug(fields: object, message: string): void; error(fields: object, message: string): void }
  readonly limits: FlvLimits
}

export type FlvHandler = (request: IncomingMessage, response: ServerResponse) => void

/** Serves HTTP-FLV at `/media/live/<stream>.flv?token=…` while `scope` lasts. For node:http. */
export function createFlvHandler(needs: FlvNeeds, scope: Scope): FlvHandler {
  let readers = 0

  const play = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'OPTIONS') return preflight(response)
    const asked = readPlayRequest(request)
    if (!asked.ok) return refuse(response, asked.failure)
    const grant = await needs.authorize(asked.value.token, asked.value.stream, 'play')
    if (response.destroyed) return
    if (!grant.ok) return refuse(response, grant.failure)
    if (readers >= needs.limits.readers) return refuse(response, 'media/limit')
    const visit = createScope(scope)
    readers += 1
    visit.onEnd(() => {
      readers -= 1
    })
    response.on('close', visit.end)
    serve(grant.value, request.method === 'HEAD', response, needs, visit)
  }

  return (request, response) => {
    play(request, response).catch((error: unknown) => {
      needs.log.error({ err: error }, 'http-flv viewer failed by a fault of ours')
      response.destroy()
    })
  }
}

function serve(grant: Grant, headOnly: boolean, response: ServerResponse, needs: FlvNeeds, visit: Scope): void {
  const sink = createSink(response, visit)
  const reader = createTagReader({ sink, limits: needs.limits, now: () => performance.now() }, visit)
  const read = needs.hub.readFrames(grant, headOnly ? NOBODY : reader)
  if (!read.ok) {
    refuse(response, read.failure)
    return visit.end()
  }
  visit.onEnd(read.value)
  if (headOnly) {
    sayLive(response)
    response.end()
    return visit.end()
  }
  // The viewer learns at once that the stream is there, before its first picture.
  sink.begin()
  needs.log.debug({ room: grant.room, stream: grant.stream }, 'http-flv viewer began')
}

const NOBODY = { write: () => undefined, end: () => undefined }
