import type { Result } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { ClientMessage } from '#shared/protocol/client-message'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply } from '#shared/protocol/http'
import { createPieces, type Piece } from '#shared/protocol/pieces'
import { parseServerMessage } from '#shared/protocol/parse-server-message'
import type { ServerMessage } from '#shared/protocol/server-message'
import type { OpenSocket } from '../platform/socket/contract'

interface Needs {
  readonly openSocket: OpenSocket
  /** A fresh ticket: the last one may be used up or too old. */
  readonly enter: () => Promise<Result<JoinReply, FailureCode>>
  /** How long the door may take, from now to the first message; if that comes in pieces, to the first of them and from each to the next. */
  readonly deadlineMs: number
}

interface Told {
  /** There is a ticket; the socket opens. */
  admitted(reply: JoinReply): void
  /** The socket is open: answers the first frame. */
  opened(reply: JoinReply): ClientMessage
  message(message: WholeMessage): void
  /** Part of a long message has come, and more will. */
  piece(): void
  /** Once, unless the scope ended before. */
  lost(why: FailureCode): void
}

/** What a server says, put together. */
export type WholeMessage = Exclude<ServerMessage, Piece>

export interface Link {
  send(message: ClientMessage): void
}

/** One connection: ticket, socket, first frame. It lives as long as its scope, or until it is lost. */
export function openLink(scope: Scope, { openSocket, enter, deadlineMs }: Needs, told: Told): Link {
  let send: (text: string) => void = () => undefined
  const lose = (why: FailureCode) => {
    if (!scope.ended) told.lost(why)
  }
  const patience = wait(scope, deadlineMs, () => lose('server/unreachable'))
  const takePiece = createPieces()

  const hear = (text: string) => {
    const parsed = parseServerMessage(text)
    if (!parsed.ok) return lose('server/fault')
    if (parsed.value.type !== 'piece') {
      patience.end()
      return told.message(parsed.value)
    }
    const whole = takePiece(parsed.value)
    if (whole !== null) return hear(whole)
    patience.again()
    told.piece()
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
      if (!scope.ended) hear(text)
    }
  }

  void enter().then((entered) => {
    if (scope.ended) return
    if (entered.ok) connect(entered.value)
    else lose(entered.failure)
  })
  return { send: (message) => send(JSON.stringify(message)) }
}

/** Calls after so long, unless it ends or begins again before. */
function wait(scope: Scope, ms: number, tooLong: () => void) {
  let waiting = createScope(scope)
  const begin = () => after(waiting, ms, tooLong)
  begin()
  return {
    end: () => waiting.end(),
    /** Not after it has ended. */
    again() {
      if (waiting.ended) return
      waiting.end()
      waiting = createScope(scope)
      begin()
    },
  }
}
