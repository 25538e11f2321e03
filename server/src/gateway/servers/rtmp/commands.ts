import type { FailureCode } from '#shared/protocol/failures'
import type { Scope } from '#shared/kernel/scope'
import { amf0Text } from '../../wire/amf0.ts'
import type { RtmpCommand } from '../../wire/rtmp-command.ts'
import type { Line } from './line.ts'
import type { RtmpNeeds } from './needs.ts'
import { startPlaying } from './play.ts'
import { startPublishing } from './publish.ts'
import { connectRefused, connected, result } from './replies.ts'
import type { Role } from './role.ts'
import { isOurApp, tokenIn } from './stream-address.ts'

/** What is known of a connection while its client talks. */
export interface Talk {
  readonly needs: RtmpNeeds
  readonly line: Line
  readonly scope: Scope
  readonly onPublisher: () => void
  /** Message streams that the client opened. */
  streams: number
  state: TalkState
}

export type TalkState =
  | { readonly phase: 'new' }
  | { readonly phase: 'connected'; readonly token: string }
  | { readonly phase: 'accepted'; readonly token: string; readonly role: Role }

/** How many message streams a client may open; one of them gets a role. */
const MAX_STREAMS = 16
const LIVE_LENGTH = 0

/** Does what a command asks (RTMP 1.0, 7.2). Answers a promise when the next message must wait for it. */
export function obey(talk: Talk, command: RtmpCommand, streamId: number): Promise<void> | void {
  switch (command.name) {
    case 'connect':
      return connect(talk, command)
    case 'createStream':
      return createStream(talk, command)
    case 'publish':
      return publish(talk, command, streamId)
    case 'play':
      return assume(talk, command, streamId, startPlaying)
    case 'pause':
      return talk.state.phase === 'accepted' ? talk.state.role.pause(command.values[1] === true) : undefined
    case 'deleteStream':
    case 'closeStream':
    case 'FCUnpublish':
      return stop(talk)
    case 'getStreamLength':
      return void talk.line.send([result(command.transaction, LIVE_LENGTH)])
    default:
      // releaseStream, FCPublish, FCSubscribe, _checkbw and the like want no more than an answer.
      if (command.transaction > 0) talk.line.send([result(command.transaction, undefined)])
  }
}

/** Refuses the call `transaction`, and closes. */
export const refuse = ({ line }: Talk, code: FailureCode, transaction: number): void => line.close([connectRefused(transaction, code)])

function connect(talk: Talk, { transaction, values }: RtmpCommand): void {
  const [request = null] = values
  const app = amf0Text(request, 'app')
  if (talk.state.phase !== 'new' || !isOurApp(app)) return refuse(talk, 'request/not-found', transaction)
  talk.state = { phase: 'connected', token: tokenIn(amf0Text(request, 'tcUrl')) || tokenIn(app) }
  talk.line.send(connected(transaction))
}

function createStream(talk: Talk, { transaction }: RtmpCommand): void {
  talk.streams += 1
  if (talk.streams > MAX_STREAMS) return refuse(talk, 'request/invalid', transaction)
  talk.line.send([result(transaction, talk.streams)])
}

async function publish(talk: Talk, command: RtmpCommand, streamId: number): Promise<void> {
  await assume(talk, command, streamId, startPublishing)
  if (talk.state.phase === 'accepted') talk.onPublisher()
}

async function assume(talk: Talk, command: RtmpCommand, streamId: number, start: typeof startPlaying): Promise<void> {
  if (talk.state.phase !== 'connected') return refuse(talk, 'request/invalid', command.transaction)
  const { token } = talk.state
  const role = await start(talk.needs, { streamId, name: command.values[1], fallbackToken: token }, talk.line, talk.scope)
  if (role === null || talk.scope.ended) return
  talk.state = { phase: 'accepted', token, role }
}

function stop(talk: Talk): void {
  if (talk.state.phase !== 'accepted') return
  talk.state.role.stop()
  talk.state = { phase: 'connected', token: talk.state.token }
  talk.line.expectWithin(talk.needs.limits.idleMs)
}
