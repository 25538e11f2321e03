import { randomInt } from 'node:crypto'
import { Audio, PeerConnection, Video } from 'node-datachannel'
import type { Track } from 'node-datachannel'
import { RTP_HEADER_BYTES, writeRtpHeader } from '../../server/src/gateway/wire/rtp.ts'

export type Kind = 'video' | 'audio'
/** A publisher may send a second, small picture. */
export type Line = Kind | 'small'

/** One WebRTC connection of the test's own, made by WHIP or WHEP. */
export interface WebRtcClient {
  readonly ssrc: Readonly<Record<Line, number>>
  readonly location: string
  /** RTP and RTCP as they come. */
  onPacket: (line: Line, packet: Buffer) => void
  send(line: Line, packet: Buffer): boolean
  /** Sends a payload under the client's own SSRC. */
  sendRtp(line: Line, payload: Buffer, numbers: { readonly sequence: number; readonly timestamp: number; readonly marker: boolean; readonly level?: number | undefined }): boolean
  /** Ends the session as WHIP wants it. */
  leave(): Promise<void>
  /** Drops the connection without a word over HTTP. */
  close(): void
  readonly closed: Promise<void>
}

/** The gateway said no. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
}

interface Wish {
  /** In the order of the m-lines; the small picture stands behind the big one. */
  readonly kinds?: readonly Line[]
  /** Changes the offer on its way out. */
  readonly mangle?: (offer: string) => string
  /** Changes the answer on its way in. */
  readonly detour?: (answer: string) => string
}

export const PAYLOAD_TYPES = { video: 102, audio: 111, small: 102 } as const
/** Under which sound tells how loud it is (RFC 6464), where the offer says so. */
const LEVEL_ID = 1
/** Puts the extension into an offer. */
export const tellingLevels = (offer: string): string => offer.replace(/(m=audio [^]*?a=mid:\S+\r\n)/, `$1a=extmap:${LEVEL_ID} urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n`)

const H264 = 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f'
const OPUS = 'minptime=10;useinbandfec=1'
const CONNECT_DEADLINE_MS = 8_000
const LIVE_DEADLINE_MS = 2_000

/** Publishes to a WHIP address and waits until media can be sent. */
export const publish = (url: string, wish: Wish = {}): Promise<WebRtcClient> => connect(url, 'SendOnly', wish)

/** Plays from a WHEP address and waits until media can come. */
export const play = (url: string, wish: Wish = {}): Promise<WebRtcClient> => connect(url, 'RecvOnly', wish)

async function connect(url: string, direction: 'SendOnly' | 'RecvOnly', { kinds = ['audio', 'video'], mangle = asIs, detour = asIs }: Wish): Promise<WebRtcClient> {
  const connection = new PeerConnection('client', { iceServers: [], bindAddress: '127.0.0.1' })
  const ssrc = { video: randomInt(1, 0xffff_fff0), audio: randomInt(1, 0xffff_fff0), small: randomInt(1, 0xffff_fff0) }
  const tracks = new Map<Line, Track>()
  kinds.forEach((kind, index) => tracks.set(kind, addTrack(connection, kind, String(index), direction, ssrc[kind])))
  // What comes before somebody listens is the keyframe: it is kept.
  const early: (readonly [Line, Buffer])[] = []
  let onPacket: WebRtcClient['onPacket'] = (kind, packet) => void early.push([kind, packet])
  for (const [kind, track] of tracks) {
    track.onMessage((packet) => onPacket(kind, packet))
    // Without it the binding's cleanup() reads freed memory.
    track.onClosed(() => undefined)
  }
  const { opened, closed } = watch(connection)
  let over = false
  const close = (): void => {
    if (over) return
    over = true
    for (const track of tracks.values()) track.close()
    connection.close()
  }
  try {
    const offer = await gathered(connection)
    const response = await post(url, mangle(offer))
    const body = await response.text()
    if (response.status !== 201) throw new Refused(response.status, codeOf(body))
    connection.setRemoteDescription(detour(body), 'answer')
    await opened
    const location = new URL(response.headers.get('location') ?? '', url).href
    const send = (kind: Line, packet: Buffer): boolean => !over && tracks.get(kind)?.isOpen() === true && tracks.get(kind)?.sendMessageBinary(packet) === true
    return {
      ssrc,
      location,
      closed,
      send,
      get onPacket() {
        return onPacket
      },
      set onPacket(next) {
        onPacket = next
        for (const [kind, packet] of early.splice(0)) next(kind, packet)
      },
      sendRtp(line, payload, { sequence, timestamp, marker, level }) {
        const header = Buffer.alloc(RTP_HEADER_BYTES)
        writeRtpHeader(header, marker, PAYLOAD_TYPES[line], sequence & 0xffff, timestamp >>> 0, ssrc[line])
        if (level !== undefined) header.writeUInt8(header.readUInt8(0) | 0x10, 0)
        // One extension of one byte (RFC 8285, section 4.2), filled up to a word.
        const extension = level === undefined ? [] : [Buffer.of(0xbe, 0xde, 0, 1, LEVEL_ID << 4, level, 0, 0)]
        return send(line, Buffer.concat([header, ...extension, payload]))
      },
      async leave() {
        if (!over) await fetch(location, { method: 'DELETE' }).catch(() => undefined)
        close()
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

const asIs = (sdp: string): string => sdp

/** A stream that is not live yet is asked for again, as players do. */
async function post(url: string, offer: string): Promise<Response> {
  const until = Date.now() + LIVE_DEADLINE_MS
  for (;;) {
    const response = await fetch(url, { method: 'POST', body: offer, headers: { 'content-type': 'application/sdp' } })
    if (response.status !== 404 || Date.now() > until) return response
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function addTrack(connection: PeerConnection, kind: Line, mid: string, direction: 'SendOnly' | 'RecvOnly', ssrc: number): Track {
  const media = kind === 'audio' ? new Audio(mid, direction) : new Video(mid, direction)
  if (media instanceof Video) media.addH264Codec(PAYLOAD_TYPES.video, H264)
  else media.addOpusCodec(PAYLOAD_TYPES.audio, OPUS)
  if (direction === 'SendOnly') media.addSSRC(ssrc, 'client', 'client', kind)
  return connection.addTrack(media)
}

function watch(connection: PeerConnection): { readonly opened: Promise<void>; readonly closed: Promise<void> } {
  let open = (): void => undefined
  let fail = (_error: Error): void => undefined
  let close = (): void => undefined
  const opened = new Promise<void>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  // Nobody may be waiting when it fails.
  opened.catch(() => undefined)
  const timer = setTimeout(() => fail(new Error('no WebRTC connection in time')), CONNECT_DEADLINE_MS)
  connection.onStateChange((state) => {
    if (state === 'connected') {
      clearTimeout(timer)
      open()
    }
    if (state === 'closed' || state === 'failed' || state === 'disconnected') {
      clearTimeout(timer)
      fail(new Error(`WebRTC connection ${state}`))
      close()
    }
  })
  return { opened, closed }
}

/** The offer without candidates: the gateway needs none. */
function gathered(connection: PeerConnection): Promise<string> {
  return new Promise((resolve) => {
    connection.onGatheringStateChange((state) => {
      if (state === 'complete') resolve((connection.localDescription()?.sdp ?? '').replace(/a=candidate:.*\r\n/g, ''))
    })
    connection.setLocalDescription('offer')
  })
}

function codeOf(body: string): string {
  try {
    const { code }: Record<string, unknown> = JSON.parse(body)
    return typeof code === 'string' ? code : body
  } catch {
    return body
  }
}
