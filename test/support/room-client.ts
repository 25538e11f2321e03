import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { impossible } from '#shared/kernel/impossible'
import { noReducer, type LawReducer } from '#shared/scenario/law'
import { createPieces } from '#shared/protocol/pieces'
import { parseServerMessage } from '#shared/protocol/parse-server-message'
import { PROTOCOL_VERSION } from '#shared/protocol/version'
import { reduce } from '#shared/room/reduce'
import type { ClientMessage } from '#shared/protocol/client-message'
import type { FailureCode } from '#shared/protocol/failures'
import type { SessionReply } from '#shared/protocol/http'
import type { ServerMessage } from '#shared/protocol/server-message'
import type { Ephemeral, RoomCommand } from '#shared/room/commands'
import type { LoggedEvent } from '#shared/room/events'
import type { ClientKind, RoomState } from '#shared/room/state'
import { askIn } from './ask.ts'
import { scenarioRooms } from './scenario-rooms.ts'

const PING_MS = 3_000
const RETRY_MS = 100
/** A server that is away for a minute does not come back. */
const MOST_RETRIES = 600
const WAIT_MS = 15_000

export interface RoomClientOptions {
  readonly base: string
  readonly session: SessionReply
  /** Id or code. */
  readonly room: string
  readonly role?: string
  readonly invitation?: string
  readonly client?: ClientKind
  /** Of a scenario that is in no catalogue. */
  readonly law?: LawReducer
  /** Pings and comes back by itself after a cut; true if left out. */
  readonly lively?: boolean
}

export interface Ended {
  readonly bye: FailureCode | null
  readonly code: number
}

/** A person in a room, without a screen: for tests and benches. */
export interface RoomClient {
  /** The room as this client knows it; throws before the first snapshot. */
  readonly room: RoomState
  readonly seq: number
  readonly you: string
  readonly session: SessionReply
  /** All events heard, in order, across reconnects. */
  readonly events: readonly LoggedEvent[]
  readonly ephemerals: readonly Extract<ServerMessage, { readonly type: 'ephemeral' }>[]
  /** How often it came in by `snapshot` and by `resumed`. */
  readonly entries: { readonly snapshots: number; readonly resumes: number }
  /** Resolves with null when the command was stored, or with the refusal; goes on through reconnects. */
  command(command: RoomCommand): Promise<FailureCode | null>
  ephemeral(data: Ephemeral): void
  /** Resolves when the room is so; throws after 15 s. */
  until(what: string, isSo: (room: RoomState) => boolean): Promise<RoomState>
  /** Breaks the connection without a word; a lively client comes back after `awayMs`. */
  cut(awayMs?: number): void
  /** Resolves when a client that is not lively, or was refused for good, has lost its socket. */
  readonly ended: Promise<Ended>
  close(): void
}

/** Comes in and waits for the first snapshot. Throws when it is refused. */
export async function joinRoom(options: RoomClientOptions): Promise<RoomClient> {
  const client = createClient(options)
  await Promise.race([client.entered, client.client.ended.then(({ bye, code }) => Promise.reject(new Error(`refused: ${bye ?? code}`)))])
  return client.client
}

const FINAL: readonly (FailureCode | null)[] = ['room/ended', 'room/removed', 'room/not-found', 'member/replaced', 'protocol/version', 'room/full', 'room/role-full', 'room/role-invitation']

function createClient({ base, session, room: roomId, role, invitation, client: kind = 'h5', law, lively = true }: RoomClientOptions) {
  const clientId = randomUUID()
  const events: LoggedEvent[] = []
  const ephemerals: Extract<ServerMessage, { readonly type: 'ephemeral' }>[] = []
  const outbox = new Map<number, { readonly message: ClientMessage; readonly resolve: (code: FailureCode | null) => void }>()
  const watchers = new Set<() => void>()
  const entries = { snapshots: 0, resumes: 0 }
  const [entered, enter] = promised<void>()
  const [ended, end] = promised<Ended>()
  let socket: WebSocket | null = null
  let known: { room: RoomState; seq: number; epoch: string; you: string; law: LawReducer } | null = null
  let lastId = 0
  let closed = false
  let awayMs = RETRY_MS
  let unreachable = 0

  const send = (message: ClientMessage) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  async function connect(): Promise<void> {
    if (closed) return
    const reply = await askIn(base, session, roomId, { client: kind, role, invitation }).catch(() => null)
    if (closed) return
    unreachable = reply === null ? unreachable + 1 : 0
    if (reply === null) return known === null || unreachable > MOST_RETRIES ? end({ bye: null, code: 0 }) : void setTimeout(() => void connect(), RETRY_MS)
    const opened = new WebSocket(reply.socketUrl, { perMessageDeflate: false, rejectUnauthorized: false })
    socket = opened
    let bye: FailureCode | null = null
    const heartbeat = setInterval(() => lively && send({ type: 'ping', sentAt: Date.now() }), PING_MS)
    opened.on('open', () => send({ type: 'join', version: PROTOCOL_VERSION, ticket: reply.ticket, clientId, ...(known === null ? {} : { epoch: known.epoch, since: known.seq }) }))
    opened.on('error', () => opened.terminate())
    const takePiece = createPieces()
    opened.on('message', (data) => take(String(data)))
    const take = (text: string): void => {
      const parsed = parseServerMessage(text)
      if (!parsed.ok) throw new Error(`not understood: ${text.slice(0, 200)}`)
      if (parsed.value.type === 'piece') {
        const whole = takePiece(parsed.value)
        return whole === null ? undefined : take(whole)
      }
      if (parsed.value.type === 'bye') bye = parsed.value.code
      if (socket === opened) hear(parsed.value)
    }
    opened.on('close', (code) => {
      clearInterval(heartbeat)
      if (socket !== opened) return
      if (!lively || FINAL.includes(bye) || known === null) closed = true
      if (closed) return end({ bye, code })
      setTimeout(() => void connect(), awayMs)
      awayMs = RETRY_MS
    })
  }

  function hear(message: Exclude<ServerMessage, { readonly type: 'piece' }>): void {
    switch (message.type) {
      case 'snapshot':
        entries.snapshots += 1
        known = { ...message, law: law ?? scenarioRooms[message.room.scenario]?.law ?? noReducer }
        return online()
      case 'resumed':
        entries.resumes += 1
        return online()
      case 'events':
        return message.events.forEach(read)
      case 'ephemeral':
        return void ephemerals.push(message)
      case 'here':
        if (known !== null) known = { ...known, room: { ...known.room, here: message.count, hands: message.hands } }
        return
      case 'ack':
        return settle(message.id, null)
      case 'nak':
        return settle(message.id, message.code)
      case 'pong':
      case 'bye':
        return
      default:
        return impossible(message)
    }
  }

  function online(): void {
    for (const { message } of outbox.values()) send(message)
    enter()
    for (const watcher of [...watchers]) watcher()
  }

  function read(logged: LoggedEvent): void {
    if (known === null || logged.seq <= known.seq) return
    const many = logged.event.type === 'law.hidden' ? (logged.event.count ?? 1) : 1
    if (logged.seq > known.seq + many) throw new Error(`a gap: ${known.seq} then ${logged.seq}`)
    known = { ...known, seq: logged.seq, room: reduce(known.room, logged, known.law) }
    events.push(logged)
    for (const watcher of [...watchers]) watcher()
  }

  function settle(id: number, code: FailureCode | null): void {
    outbox.get(id)?.resolve(code)
    outbox.delete(id)
  }

  const now = () => {
    if (known === null) throw new Error('not in the room yet')
    return known
  }

  const client: RoomClient = {
    get room() {
      return now().room
    },
    get seq() {
      return now().seq
    },
    get you() {
      return now().you
    },
    session,
    events,
    ephemerals,
    entries,
    ended,
    command(command) {
      lastId += 1
      const message: ClientMessage = { type: 'command', id: lastId, command }
      return new Promise((resolve) => {
        outbox.set(message.id, { message, resolve })
        send(message)
      })
    },
    ephemeral: (data) => send({ type: 'ephemeral', data }),
    until: (what, isSo) => new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(() => reject(new Error(`never happened: ${what}`))), WAIT_MS)
      const watcher = () => {
        if (known !== null && isSo(known.room)) finish(() => resolve(now().room))
      }
      const finish = (act: () => void) => {
        clearTimeout(timer)
        watchers.delete(watcher)
        act()
      }
      watchers.add(watcher)
      watcher()
    }),
    cut(forMs = RETRY_MS) {
      awayMs = forMs
      socket?.terminate()
    },
    close() {
      closed = true
      socket?.close()
      end({ bye: null, code: 1000 })
    },
  }
  void connect()
  return { client, entered }
}

function promised<Value>(): readonly [Promise<Value>, (value: Value) => void] {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return [promise, resolve]
}
