import type { FailureCode } from '#shared/protocol/failures'
import type { Scope } from '#shared/kernel/scope'
import { createTagReader } from '../../reader/tag-reader.ts'
import type { TagSink } from '../../reader/tag-reader.ts'
import { TAG } from '../../wire/flv.ts'
import type { FeedItem, OutgoingTag } from '../../wire/frames-to-flv.ts'
import type { OutgoingMessage } from '../../wire/rtmp-message.ts'
import { authorizeCall } from './authorize-call.ts'
import type { Line } from './line.ts'
import type { RtmpNeeds } from './needs.ts'
import { paused, playEnded, playRefused, playStarted } from './replies.ts'
import type { Role, RoleCall } from './role.ts'

/** Checks the player's token and begins to send, or refuses it with a reason and closes: then there is no role. */
export async function startPlaying(needs: RtmpNeeds, call: RoleCall, line: Line, scope: Scope): Promise<Role | null> {
  const { hub, log, limits } = needs
  const { streamId } = call
  const refuse = (code: FailureCode): null => {
    log.info({ code }, 'rtmp player refused')
    line.close([playRefused(streamId, code)])
    return null
  }
  const grant = await authorizeCall(needs.authorize, call, 'play')
  if (scope.ended) return null
  if (!grant.ok) return refuse(grant.failure)
  const sink = createSink(line, streamId, scope)
  const reader = createTagReader({ sink, limits, now: () => performance.now() }, scope)
  const read = hub.readFrames(grant.value, reader)
  if (!read.ok) return refuse(read.failure)
  sink.begin()
  const leave = read.value
  const forget = scope.onEnd(leave)
  log.debug({ room: grant.value.room, stream: grant.value.stream }, 'rtmp player began')
  return {
    take: () => undefined,
    pause(now) {
      reader.pause(now)
      line.send([paused(streamId, now)])
    },
    stop() {
      forget()
      leave()
    },
  }
}

interface Sink extends TagSink {
  begin(): void
}

/** The hub may send the cached pictures before it answers: the beginning is said before the first of them. */
function createSink(line: Line, streamId: number, scope: Scope): Sink {
  let begun = false
  const begin = (): void => {
    if (!begun) line.send(playStarted(streamId))
    begun = true
  }
  return {
    begin,
    queuedBytes: () => line.queuedBytes,
    send(items) {
      begin()
      return line.send(items.flatMap((item) => messageOf(item, streamId)))
    },
    end: () => line.close(playEnded(streamId)),
    cut: scope.end,
  }
}

const messageOf = (item: FeedItem, streamId: number): readonly OutgoingMessage[] => (item.item === 'tag' ? [tagMessage(item.tag, streamId)] : [])

const tagMessage = ({ type, timestamp, body }: OutgoingTag, streamId: number): OutgoingMessage => ({
  chunkStream: type === TAG.video ? VIDEO_CHUNK_STREAM : OTHER_CHUNK_STREAM,
  type,
  streamId,
  timestamp,
  payload: body,
})
const VIDEO_CHUNK_STREAM = 6
const OTHER_CHUNK_STREAM = 4
