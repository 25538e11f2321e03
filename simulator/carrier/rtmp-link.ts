import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Scope } from '#shared/kernel/scope'
import { amf0Text } from '../../server/src/gateway/wire/amf0.ts'
import { NOTHING } from '../../server/src/gateway/wire/bytes.ts'
import type { FlvTag } from '../../server/src/gateway/wire/flv.ts'
import { createChunkReader } from '../../server/src/gateway/wire/rtmp-chunk-read.ts'
import { createChunkWriter } from '../../server/src/gateway/wire/rtmp-chunk-write.ts'
import { readCommand, writeCommand } from '../../server/src/gateway/wire/rtmp-command.ts'
import type { RtmpCommand } from '../../server/src/gateway/wire/rtmp-command.ts'
import { createClientHandshake, writeHello } from '../../server/src/gateway/wire/rtmp-handshake.ts'
import { TYPE, numberMessage } from '../../server/src/gateway/wire/rtmp-message.ts'
import type { OutgoingMessage, RtmpMessage } from '../../server/src/gateway/wire/rtmp-message.ts'

/** What happens on one RTMP connection, from the client's side. `lost` comes once and last. */
export type LinkNews =
  | { readonly news: 'connected' }
  | { readonly news: 'accepted' }
  | { readonly news: 'refused'; readonly code: string; readonly description: string; readonly details: string }
  | { readonly news: 'tag'; readonly tag: FlvTag }
  | { readonly news: 'lost'; readonly why: LossReason }

export type LossReason = 'unreachable' | 'handshake' | 'closed' | 'broken'

export interface LinkNeeds {
  /** `rtmp://host:port/live/<stream>?token=…` */
  readonly url: string
  readonly role: 'publish' | 'play'
  readonly tell: (news: LinkNews) => void
  /** How the connection is made; plain TCP if left out. */
  readonly dial?: Dial
}

export type Dial = (address: { readonly host: string; readonly port: number }) => Duplex

export interface RtmpLink {
  readonly queuedBytes: number
  send(tag: FlvTag): void
  /** Stops reading from the network, as a phone in a lift does. */
  stall(): void
}

const plainTcp: Dial = ({ host, port }) => connect({ host, port, noDelay: true })

const STREAM_ID = 1
const CHUNK_BYTES = 4_096
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024

/** One connection as OBS and live-pusher make it: handshake, connect, createStream, publish or play. */
export function openRtmpLink({ url, role, tell, dial = plainTcp }: LinkNeeds, scope: Scope): RtmpLink {
  const { host, port, app, name, tcUrl } = addressOf(url)
  const socket = dial({ host, port })
  const writer = createChunkWriter()
  const send = (...messages: readonly OutgoingMessage[]): void => {
    socket.cork()
    for (const message of messages) for (const buffer of writer.write(message)) socket.write(buffer)
    socket.uncork()
  }
  const begin = (): void => send(numberMessage(TYPE.chunkSize, CHUNK_BYTES), writeCommand(0, 'connect', 1, { app, type: 'nonprivate', flashVer: 'FMLE/3.0', tcUrl }))
  const answer = (command: RtmpCommand): void => {
    const { name: called, transaction, values } = command
    if (called === '_result' && transaction === 1) return send(...opening(role, name))
    if (called === '_result' && transaction === CREATE_STREAM) return send(roleCommand(role, name))
    if (called === 'onStatus' || called === '_error') tellStatus(values[1], tell)
  }
  listenTo(socket, { tell, begin, answer }, scope)
  return {
    get queuedBytes() {
      return socket.writableLength
    },
    send: ({ type, timestamp, body }) => send({ chunkStream: type === TYPE.video ? 6 : 4, type, streamId: STREAM_ID, timestamp: timestamp >>> 0, payload: body }),
    stall: () => void socket.pause(),
  }
}

const CREATE_STREAM = 4

const opening = (role: LinkNeeds['role'], name: string): readonly OutgoingMessage[] => [
  ...(role === 'publish' ? [writeCommand(0, 'releaseStream', 2, null, name), writeCommand(0, 'FCPublish', 3, null, name)] : []),
  writeCommand(0, 'createStream', CREATE_STREAM, null),
]

const roleCommand = (role: LinkNeeds['role'], name: string): OutgoingMessage =>
  role === 'publish' ? writeCommand(STREAM_ID, 'publish', 5, null, name, 'live') : writeCommand(STREAM_ID, 'play', 5, null, name, -2_000)

function tellStatus(info: RtmpCommand['values'][number], tell: LinkNeeds['tell']): void {
  const code = amf0Text(info, 'code') ?? ''
  const description = amf0Text(info, 'description') ?? ''
  if (amf0Text(info, 'level') === 'error') tell({ news: 'refused', code, description, details: amf0Text(info, 'details') ?? '' })
  else if (code === 'NetStream.Publish.Start' || code === 'NetStream.Play.Start') tell({ news: 'accepted' })
}

interface Listening {
  readonly tell: LinkNeeds['tell']
  readonly begin: () => void
  readonly answer: (command: RtmpCommand) => void
}

function listenTo(socket: Duplex, { tell, begin, answer }: Listening, scope: Scope): void {
  const handshake = createClientHandshake()
  const reader = createChunkReader(MAX_MESSAGE_BYTES)
  let stage: 'connecting' | 'handshake' | 'messages' | 'lost' = 'connecting'
  const lose = (why: LossReason): void => {
    if (stage === 'lost') return
    stage = 'lost'
    socket.destroy()
    tell({ news: 'lost', why })
  }
  const hear = (message: RtmpMessage): void => {
    if (message.type === TYPE.command) {
      const command = readCommand(message)
      if (command.ok) answer(command.value)
    } else if (message.type === TYPE.audio || message.type === TYPE.video || message.type === TYPE.data) {
      tell({ news: 'tag', tag: { type: message.type, timestamp: message.timestamp, body: message.payload } })
    }
  }
  const hearHandshake = (bytes: Buffer): Buffer => {
    const step = handshake.read(bytes)
    if (!step.ok) {
      lose('handshake')
      return NOTHING
    }
    socket.write(step.value.reply)
    if (!step.value.done) return NOTHING
    stage = 'messages'
    begin()
    return step.value.rest
  }
  socket.on('connect', () => {
    stage = 'handshake'
    tell({ news: 'connected' })
    socket.write(writeHello(Buffer.alloc(1_528, 7)))
  })
  socket.on('data', (bytes: Buffer) => {
    const read = reader.read(stage === 'handshake' ? hearHandshake(bytes) : bytes)
    if (read.ok) read.value.forEach(hear)
    else lose('broken')
  })
  const lossOf = (ending: LossReason): LossReason => (stage === 'connecting' ? 'unreachable' : stage === 'handshake' ? 'handshake' : ending)
  socket.on('error', () => lose(lossOf('broken')))
  socket.on('close', () => lose(lossOf('closed')))
  scope.onEnd(() => {
    stage = 'lost'
    socket.destroy()
  })
}

function addressOf(url: string): { readonly host: string; readonly port: number; readonly app: string; readonly name: string; readonly tcUrl: string } {
  const [, host = '', port = '1935', app = '', name = ''] = /^rtmp:\/\/([^:/]+)(?::(\d+))?\/([^/]+)\/(.+)$/.exec(url) ?? []
  return { host, port: Number(port), app, name, tcUrl: `rtmp://${host}:${port}/${app}` }
}
