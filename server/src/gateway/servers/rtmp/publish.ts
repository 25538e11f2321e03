import type { FailureCode } from '#shared/protocol/failures'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FramePublisher } from '../../stream/frames.ts'
import { createFrameSource } from '../../wire/flv-to-frames.ts'
import { authorizeCall } from './authorize-call.ts'
import type { Line } from './line.ts'
import type { RtmpNeeds } from './needs.ts'
import { publishRefused, publishStarted, publishStopped } from './replies.ts'
import type { Role, RoleCall } from './role.ts'

/** Checks the publisher's token and takes it in, or refuses it with a reason and closes: then there is no role. */
export async function startPublishing(needs: RtmpNeeds, call: RoleCall, line: Line, scope: Scope): Promise<Role | null> {
  const { hub, log, limits } = needs
  const { streamId } = call
  const refuse = (code: FailureCode, details?: string): null => {
    log.info({ code, details }, 'rtmp publisher refused')
    line.close([publishRefused(streamId, code, details)])
    return null
  }
  const grant = await authorizeCall(needs.authorize, call, 'publish')
  if (scope.ended) return null
  if (!grant.ok) return refuse(grant.failure)
  const publishing = createScope(scope)
  const published = hub.publishFrames(grant.value, (why) => {
    publishing.end()
    refuse(why)
  })
  if (!published.ok) return refuse(published.failure)
  line.expectWithin(limits.idleMs)
  line.send(publishStarted(streamId))
  log.info({ room: grant.value.room, stream: grant.value.stream }, 'rtmp publisher began')
  return createPublisher({ publisher: published.value, refuse, publishing, onStop: () => line.send([publishStopped(streamId)]) })
}

interface PublisherNeeds {
  readonly publisher: FramePublisher
  readonly refuse: (code: FailureCode, details?: string) => void
  readonly onStop: () => void
  /** Ends with the connection, with the client's own stop, and when the hub has it replaced. */
  readonly publishing: Scope
}

function createPublisher({ publisher, refuse, publishing, onStop }: PublisherNeeds): Role {
  const source = createFrameSource()
  publishing.onEnd(() => publisher.end())
  return {
    take({ type, timestamp, payload }) {
      if (publishing.ended) return
      const frame = source.take({ type, timestamp, body: payload })
      if (!frame.ok) {
        publishing.end()
        refuse('media/unsupported', frame.failure)
      } else if (frame.value) publisher.write(frame.value)
    },
    pause: () => undefined,
    stop() {
      publishing.end()
      onStop()
    },
  }
}
