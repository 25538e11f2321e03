import type { Scope } from '#shared/kernel/scope'
import { STREAM_TAG } from '../../border/carrier.ts'
import type { ComponentNeeds } from '../component.ts'
import type { NetFigures } from './net-status.ts'
import { createPictureEncoder } from './picture-encoder.ts'
import type { PusherWishes } from './pusher-attributes.ts'
import type { LiveReport } from './report.ts'
import { SOUND, type SoundPiece } from './sound-capture.ts'
import { openStream } from './stream-line.ts'

/** One push: encodes what the devices give, and adapts to what the network takes. */
export interface Uplink {
  picture(frame: VideoFrame): void
  sound(piece: SoundPiece): void
  changed(): void
  zoom(zoom: number): void
  /** Puts a message into the next picture. */
  message(text: string): void
  readonly status: NetFigures
}

interface UplinkNeeds {
  readonly carrier: string
  readonly url: string
  wishes(): PusherWishes
  /** The stream is gone for good. */
  failed(): void
}

/** More that waits is too much for the network; bytes. */
const BUSY_BYTES = 48 * 1024
const CALM_TELLS = 16
const WARN_AGAIN_MS = 4_000

export function createUplink({ window, page }: ComponentNeeds, report: LiveReport, { carrier, url, wishes, failed }: UplinkNeeds, scope: Scope): Uplink {
  let zoom = 1
  const figures = { passedBytes: 0, pictureBytes: 0, soundBytes: 0, pictures: 0, dropped: 0, queuedBytes: 0 }
  const rate = createRate(wishes, page.now)
  const choice = () => {
    const { width, height, fps, remoteMirror } = wishes()
    return { width, height, fps, kbps: rate.kbps, mirror: remoteMirror, zoom, clock: page.phone().liveClock }
  }
  const format = SOUND[wishes().quality]
  const line = openStream(carrier, { order: 'push', url, sound: format }, {
    code(code, message) {
      report.code(code, message)
      if (code === 1002 || code === 1001) encoder.keyframe()
      if (code === -1307) failed()
    },
    sent(queuedBytes, bytes) {
      figures.queuedBytes = queuedBytes
      figures.passedBytes += bytes
      const { changed, busy } = rate.told(queuedBytes)
      if (busy) report.code(1101)
      if (!changed) return
      encoder.change(choice())
      report.code(1006)
    },
  }, scope)
  const encoder = createPictureEncoder(window, choice(), {
    onTag(tag) {
      figures.pictureBytes += tag.body.length
      if (tag.body[1] === 1) figures.pictures += 1
      line.send(tag)
    },
    onFailed: (why) => report.code(-1303, why),
    onDropped: () => void (figures.dropped += 1),
  }, scope)
  report.code(1008)
  page.onPhone(scope, () => encoder.change(choice()))

  return {
    picture: (frame) => encoder.take(frame, page.now()),
    sound(piece) {
      const { samples, timestamp } = piece
      figures.soundBytes += Math.round((samples.length / format.sampleRate) * (format.bitrate / 8))
      line.send({ type: STREAM_TAG.pcm, timestamp: Math.max(0, Math.round(timestamp)), body: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength) })
    },
    changed: () => encoder.change(choice()),
    zoom(to) {
      zoom = to
      encoder.change(choice())
    },
    message: encoder.message,
    status: { figures, size: () => wishes() },
  }
}

/** The encoder's bitrate: down quickly, up slowly, between the page's own limits. */
function createRate(wishes: () => PusherWishes, now: () => number) {
  let kbps = startOf(wishes())
  let calm = 0
  let warnedAt = -Infinity
  return {
    get kbps() {
      return kbps
    },
    /** Whether the bitrate is another now, and whether the page shall be warned. */
    told(queuedBytes: number): { readonly changed: boolean; readonly busy: boolean } {
      const { minKbps, maxKbps } = wishes()
      const full = queuedBytes > BUSY_BYTES
      calm = full ? 0 : calm + 1
      const wanted = full ? kbps * 0.7 : calm >= CALM_TELLS ? kbps * 1.15 : kbps
      if (calm >= CALM_TELLS) calm = 0
      const busy = full && now() - warnedAt > WARN_AGAIN_MS
      if (busy) warnedAt = now()
      const before = kbps
      kbps = Math.round(Math.min(maxKbps, Math.max(minKbps, wanted)))
      return { changed: kbps !== before, busy }
    },
  }
}

const startOf = ({ minKbps, maxKbps }: PusherWishes): number => Math.round(Math.max(minKbps, maxKbps * 0.8))
