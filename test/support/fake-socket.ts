import { success, failure, type Result } from '#shared/kernel/result'
import type { ClientMessage } from '#shared/protocol/client-message'
import type { FailureCode } from '#shared/protocol/failures'
import type { JoinReply } from '#shared/protocol/http'
import { parseClientMessage } from '#shared/protocol/parse-client-message'
import type { ServerMessage } from '#shared/protocol/server-message'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { reduce } from '#shared/room/reduce'
import type { RoomState } from '#shared/room/state'
import { noLaw } from '#shared/scenario/law'
import type { OpenSocket, Socket } from '../../src/platform/socket/contract'
import { member, room as freshRoom } from './room'

/** A room server with one room, behind sockets without a network: it speaks the whole protocol. */
export interface FakeServer {
  readonly openSocket: OpenSocket
  /** The door: a ticket, or what `refuse` said. */
  readonly enter: () => Promise<Result<JoinReply, FailureCode>>
  readonly state: () => RoomState
  /** Every frame that reached the server. */
  readonly heard: readonly ClientMessage[]
  readonly doorsOpened: () => number
  /** Something happens in the room. */
  happen(event: RoomEvent): void
  /** Frames to everybody who is connected, as they are. */
  send(message: ServerMessage): void
  sendText(text: string): void
  /** All connections end now; new ones are refused while it lasts. */
  cut(lasts?: boolean): void
  /** The link swallows everything, in both directions and without a word. */
  swallow(lasts: boolean): void
  /** The door refuses; null opens it again. */
  refuse(code: FailureCode | null): void
  /** Commands are stored, but the answer is lost with the connection. */
  loseNextAck(): void
  /** Another process with another log: nobody can resume. */
  forget(): void
}

const MY_ID = 'me'

interface Visitor {
  readonly deliver: (text: string) => void
  readonly end: () => void
  clientId: string | null
}

/** The server, with the member `me` in its room. */
export function createFakeServer({ now = Date.now }: { readonly now?: () => number } = {}): FakeServer {
  let state = freshRoom({ members: [member({ id: MY_ID })] })
  let log: readonly LoggedEvent[] = []
  let epoch = 'first'
  let refused: FailureCode | null = null
  let isCut = false
  let swallows = false
  let losesAck = false
  let doors = 0
  const heard: ClientMessage[] = []
  const done = new Set<string>()
  const visitors = new Set<Visitor>()

  const tell = (visitor: Visitor, message: ServerMessage) => visitor.deliver(JSON.stringify(message))
  const happen = (event: RoomEvent) => {
    const logged = { seq: log.length + 1, at: now(), event }
    log = [...log, logged]
    state = reduce(state, logged, noLaw)
    for (const visitor of visitors) if (visitor.clientId !== null) tell(visitor, { type: 'events', events: [logged] })
  }

  function join(visitor: Visitor, { clientId, epoch: theirs, since }: Extract<ClientMessage, { readonly type: 'join' }>) {
    visitor.clientId = clientId
    const seq = log.length
    if (theirs === epoch && since !== undefined && since <= seq) {
      tell(visitor, { type: 'resumed', seq, now: now() })
      return tell(visitor, { type: 'events', events: log.slice(since) })
    }
    tell(visitor, { type: 'snapshot', epoch, seq, you: MY_ID, now: now(), room: state })
  }

  function command(visitor: Visitor, message: Extract<ClientMessage, { readonly type: 'command' }>) {
    const key = `${visitor.clientId} ${message.id}`
    if (!done.has(key)) {
      done.add(key)
      if (message.command.type === 'chat.send') happen({ type: 'chat.sent', from: MY_ID, name: 'Me', text: message.command.text })
      if (message.command.type === 'presence.set') happen({ type: 'member.presence', id: MY_ID, presence: message.command.presence })
    }
    if (losesAck) {
      losesAck = false
      return visitor.end()
    }
    tell(visitor, message.command.type === 'room.end' ? { type: 'nak', id: message.id, code: 'member/not-allowed' } : { type: 'ack', id: message.id })
  }

  function hear(visitor: Visitor, text: string) {
    if (swallows) return
    const parsed = parseClientMessage(text)
    if (!parsed.ok) throw new Error(`the client said nonsense: ${text}`)
    const message = parsed.value
    heard.push(message)
    if (message.type === 'join') join(visitor, message)
    if (message.type === 'command') command(visitor, message)
    if (message.type === 'ping') tell(visitor, { type: 'pong', sentAt: message.sentAt, now: now() })
  }

  const openSocket: OpenSocket = () => {
    const socket: Socket = {
      onOpen: null,
      onText: null,
      onClose: null,
      send: (text) => void Promise.resolve().then(() => visitors.has(visitor) && hear(visitor, text)),
      close: () => visitor.end(),
    }
    const visitor: Visitor = {
      clientId: null,
      deliver: (text) => void Promise.resolve().then(() => {
        if (visitors.has(visitor) && !swallows) socket.onText?.(text)
      }),
      end() {
        if (visitors.delete(visitor)) void Promise.resolve().then(() => socket.onClose?.(1006))
      },
    }
    visitors.add(visitor)
    void Promise.resolve().then(() => {
      if (swallows) return
      if (isCut) visitor.end()
      else socket.onOpen?.()
    })
    return socket
  }

  return {
    openSocket,
    async enter() {
      doors += 1
      if (swallows) return new Promise(() => undefined)
      if (isCut) return failure('server/unreachable')
      return refused ? failure(refused) : success({ ticket: `ticket-${doors}`, socketUrl: 'ws://fake', media: { engine: 'gateway', play: [] } })
    },
    state: () => state,
    heard,
    doorsOpened: () => doors,
    happen,
    send: (message) => visitors.forEach((visitor) => tell(visitor, message)),
    sendText: (text) => visitors.forEach((visitor) => visitor.deliver(text)),
    cut(lasts = false) {
      isCut = lasts
      for (const visitor of [...visitors]) visitor.end()
    },
    swallow(lasts) {
      swallows = lasts
    },
    refuse(code) {
      refused = code
    },
    loseNextAck() {
      losesAck = true
    },
    forget() {
      epoch = `${epoch}-again`
      log = []
    },
  }
}
