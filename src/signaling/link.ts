import type { Result } from '#shared/kernel/result'
import { after, type Scope } from '#shared/kernel/scope'
import type { ClientMessage } from '#shared/protocol/client-message'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply } from '#shared/protocol/http'
import { parseServerMessage } from '#shared/protocol/parse-server-message'
import type { ServerMessage } from '#shared/protocol/server-message'
import type { OpenSocket } from '../platform/socket/contract'

interface Needs {
  readonly openSocket: OpenSocket
  /** A fresh ticket: the last one may be used up or too old. */
  readonly enter: () => Promise<Result<JoinReply, FailureCode>>
  /** How long the door may take, from now to the first message. */
  readonly deadlineMs: number
}

interface Told {
  /** There is a ticket; the socket opens. */
  admitted(reply: JoinReply): void
  /** The socket is open: answers the first frame. */
  opened(reply: JoinReply): ClientMessage
  message(message: ServerMessage): void
  /** Once, unless the scope ended before. */
  lost(why: FailureCode): void
}

export interface Link {
  send(message: ClientMessage): void
}

/** One connection: ticket, socket, first frame. It lives as long as its scope, or until it is lost. */
export function openLink(scope: Scope, { openSocket, enter, deadlineMs }: Needs, told: Told): Link {
  let send: (text: string) => void = () => undefined
  let greeted = false
  const lose = (why: FailureCode) => {
    if (!scope.ended) told.lost(why)
  }

  const connect = (reply: JoinReply) => {
    const socket = openSocket(reply.socketUrl)
    scope.onEnd(() => socket.close())
    told.admitted(reply)
    socket.onClose = () => lose('server/unreachable')
    socket.onOpen = () => {
      send = (text) => socket.send(text)
      if (!scope.ended) socket.send(JSON.stringify(told.opened(reply)))
    }
    socket.onText = (text) => {
      if (scope.ended) return
      greeted = true
      const message = parseServerMessage(text)
      if (message.ok) told.message(message.value)
      else lose('server/fault')
    }
  }

  after(scope, deadlineMs, () => {
    if (!greeted) lose('server/unreachable')
  })
  void enter().then((entered) => {
    if (scope.ended) return
    if (entered.ok) connect(entered.value)
    else lose(entered.failure)
  })
  return { send: (message) => send(JSON.stringify(message)) }
}
