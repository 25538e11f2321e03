import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createH264Depacketizer, NAL, nalType } from '../wire/h264-rtp.ts'
import type { AccessUnit } from '../wire/h264-rtp.ts'
import { sequenceDistance } from '../wire/rtp.ts'
import type { AvcConfig, Frame, OpusFrame } from './frames.ts'
import type { Kind, Packet } from './packets.ts'
import { LONGEST_REPLAY } from './picture-line.ts'
import { createReorder } from './reorder.ts'
import type { Conversion, SoundConverter } from './sound.ts'
import type { Track } from './track.ts'

/** Supplied by the stream. */
export interface FramesFromPacketsNeeds {
  readonly tracks: Readonly<Record<Kind, Track>>
  readonly sound: SoundConverter
  readonly now: () => number
  readonly onFrame: (frame: Frame) => void
  readonly onOpus: (frame: OpusFrame) => void
  /** Whether somebody takes no Opus. */
  readonly wantsAac: () => boolean
  readonly askKeyframe: () => void
}

/** Makes frames of a stream's packets while its scope lasts. */
export interface FramesFromPackets {
  /** No picture came yet, or none after a loss. */
  readonly waits: boolean
  write(kind: Kind, packet: Packet): void
  /** Reads again what the track keeps since its latest keyframe. */
  reread(): void
  /** Another source took over. */
  restart(): void
}

/** A missing packet is waited for this long: two NACK rounds at a round trip of 60 ms. */
const VIDEO_WAIT_MS = 150
const AUDIO_WAIT_MS = 100
const EXPIRE_PERIOD_MS = 20

/** Reorders, puts access units together, follows the parameter sets, and has Opus converted to AAC for those who don't take it. */
export function createFramesFromPackets(needs: FramesFromPacketsNeeds, scope: Scope): FramesFromPackets {
  const { tracks, now, askKeyframe } = needs
  const picture = createPicture(needs)
  const depacketizer = createH264Depacketizer(picture.take)
  const onVideo = ({ bytes, start, end, timestamp, marker }: Packet): void => depacketizer.push(bytes.subarray(start, end), timestamp, marker)
  const video = createReorder(VIDEO_WAIT_MS, now, onVideo, () => {
    depacketizer.gap()
    askKeyframe()
  })
  const sound = createSound(needs)
  const onAudio = ({ bytes, start, end, timestamp }: Packet): void => {
    if (end > start) sound.take({ data: bytes.subarray(start, end), dtsMs: tracks.audio.timeOf(timestamp) })
  }
  const audio = createReorder(AUDIO_WAIT_MS, now, onAudio, () => undefined)
  scope.onEnd(sound.close)
  every(scope, EXPIRE_PERIOD_MS, () => {
    video.expire()
    audio.expire()
  })
  return {
    get waits() {
      return picture.waits
    },
    write: (kind, packet) => (kind === 'video' ? video : audio).push(packet),
    reread() {
      const kept = keptSinceKeyframe(tracks.video)
      if (kept.length === 0) return
      video.clear()
      kept.forEach(video.push)
    },
    restart() {
      depacketizer.gap()
      picture.restart()
      video.clear()
      audio.clear()
    },
  }
}

/** Opus as it came, and as AAC while somebody wants that. */
function createSound({ sound, wantsAac, onOpus, onFrame }: FramesFromPacketsNeeds): { take(frame: OpusFrame): void; close(): void } {
  let conversion: Conversion | null = null
  const close = (): void => {
    conversion?.close()
    conversion = null
  }
  return {
    take(frame) {
      onOpus(frame)
      if (!wantsAac()) return close()
      conversion ??= sound.opusToAac((data, dtsMs, config) => onFrame({ kind: 'audio', dtsMs, config, data, fromOpus: true }))
      conversion.push(frame.data, frame.dtsMs)
    },
    close,
  }
}

function keptSinceKeyframe({ keyframe, last, find }: Track): readonly Packet[] {
  const count = keyframe === null ? 0 : sequenceDistance(keyframe.sequence, last) + 1
  if (keyframe === null || count > LONGEST_REPLAY.video) return []
  return Array.from({ length: count }, (_, index) => find((keyframe.sequence + index) & 0xffff)).filter((packet) => packet !== undefined)
}

/** Access units to frames: waits for a keyframe, and begins a new configuration when the parameter sets change. */
function createPicture({ tracks, onFrame, askKeyframe }: FramesFromPacketsNeeds): { readonly waits: boolean; take(unit: AccessUnit): void; restart(): void } {
  let config: AvcConfig | null = null
  let waits = true
  return {
    get waits() {
      return waits
    },
    take(unit) {
      config = configOf(unit.nals, config)
      if (unit.key) waits = false
      else if (unit.broken) {
        if (!waits) askKeyframe()
        waits = true
      }
      const nals = unit.nals.filter(isPicture)
      if (waits || config === null || nals.length === 0) return
      const dtsMs = tracks.video.timeOf(unit.timestamp)
      onFrame({ kind: 'video', dtsMs, ptsMs: dtsMs, key: unit.key, config, nals })
    },
    restart() {
      waits = true
    },
  }
}

function configOf(nals: readonly Buffer[], config: AvcConfig | null): AvcConfig | null {
  const sps = nals.find((nal) => nalType(nal) === NAL.sps) ?? config?.sps
  const pps = nals.find((nal) => nalType(nal) === NAL.pps) ?? config?.pps
  if (sps === undefined || pps === undefined || sps.length < 4) return config
  if (config !== null && sps.equals(config.sps) && pps.equals(config.pps)) return config
  return { sps, pps }
}

const isPicture = (nal: Buffer): boolean => nalType(nal) !== NAL.sps && nalType(nal) !== NAL.pps && nalType(nal) !== NAL.aud
