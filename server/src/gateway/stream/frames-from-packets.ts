import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createH264Depacketizer, NAL, nalType } from '../wire/h264-rtp.ts'
import type { AccessUnit } from '../wire/h264-rtp.ts'
import type { AvcConfig, Frame } from './frames.ts'
import type { Kind, Packet } from './packets.ts'
import { createReorder } from './reorder.ts'
import type { SoundConverter } from './sound.ts'
import type { Track } from './track.ts'

interface Needs {
  readonly tracks: Readonly<Record<Kind, Track>>
  readonly sound: SoundConverter
  readonly now: () => number
  readonly onFrame: (frame: Frame) => void
  readonly askKeyframe: () => void
}

/** Makes frames of a stream's packets while its scope lasts. */
export interface FramesFromPackets {
  write(kind: Kind, packet: Packet): void
  /** Another source took over. */
  restart(): void
}

/** A missing packet is waited for this long: two NACK rounds at a round trip of 60 ms. */
const VIDEO_WAIT_MS = 150
const AUDIO_WAIT_MS = 100
const EXPIRE_PERIOD_MS = 20

/** Reorders, puts access units together, follows the parameter sets, and has Opus converted to AAC. */
export function createFramesFromPackets(needs: Needs, scope: Scope): FramesFromPackets {
  const { tracks, now, onFrame, askKeyframe } = needs
  const picture = createPicture(needs)
  const depacketizer = createH264Depacketizer(picture.take)
  const onVideo = ({ bytes, start, end, timestamp, marker }: Packet): void => depacketizer.push(bytes.subarray(start, end), timestamp, marker)
  const video = createReorder(VIDEO_WAIT_MS, now, onVideo, () => {
    depacketizer.gap()
    askKeyframe()
  })
  const conversion = needs.sound.opusToAac((data, atMs, config) => onFrame({ kind: 'audio', dtsMs: atMs, config, data }))
  const onAudio = ({ bytes, start, end, timestamp }: Packet): void => {
    if (end > start) conversion.push(bytes.subarray(start, end), tracks.audio.timeOf(timestamp))
  }
  const audio = createReorder(AUDIO_WAIT_MS, now, onAudio, () => undefined)
  scope.onEnd(conversion.close)
  every(scope, EXPIRE_PERIOD_MS, () => {
    video.expire()
    audio.expire()
  })
  return {
    write: (kind, packet) => (kind === 'video' ? video : audio).push(packet),
    restart() {
      depacketizer.gap()
      picture.restart()
      video.clear()
      audio.clear()
    },
  }
}

/** Access units to frames: waits for a keyframe, and begins a new configuration when the parameter sets change. */
function createPicture({ tracks, onFrame, askKeyframe }: Needs): { take(unit: AccessUnit): void; restart(): void } {
  let config: AvcConfig | null = null
  let waits = true
  return {
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
