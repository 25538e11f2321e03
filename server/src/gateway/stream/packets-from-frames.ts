import { packetizeH264 } from '../wire/h264-rtp.ts'
import type { AudioFrame, Frame, VideoFrame } from './frames.ts'
import type { Kind, Packet } from './packets.ts'
import type { Conversion, SoundConverter } from './sound.ts'
import type { Track } from './track.ts'

interface Needs {
  readonly tracks: Readonly<Record<Kind, Track>>
  readonly sound: SoundConverter
  readonly onPicture: (packet: Packet) => void
  /** `level`: how loud it sounds, in dB below full scale. */
  readonly onSound: (packet: Packet, level: number | null) => void
  /** Whether somebody hears packets now: sound is converted only then. */
  readonly isHeard: () => boolean
}

/** Makes packets of a publisher's frames. */
export interface PacketsFromFrames {
  write(frame: Frame): void
  close(): void
}

/** H.264 is packetized at once, so that a joiner finds the last group of pictures; AAC is converted while heard. */
export function createPacketsFromFrames({ tracks, sound, onPicture, onSound, isHeard }: Needs): PacketsFromFrames {
  let open: { readonly asc: Buffer; readonly conversion: Conversion } | null = null
  const close = (): void => {
    open?.conversion.close()
    open = null
  }
  const writeAudio = ({ config, data, dtsMs }: AudioFrame): void => {
    if (!isHeard()) return close()
    if (open !== null && !open.asc.equals(config.asc)) close()
    open ??= {
      asc: config.asc,
      conversion: sound.aacToOpus(config, (packet, atMs, level) => onSound(tracks.audio.append(packet, atMs, false), level)),
    }
    open.conversion.push(data, dtsMs)
  }
  const writeVideo = ({ config, key, nals, ptsMs }: VideoFrame): void => {
    const payloads = packetizeH264(key ? [config.sps, config.pps, ...nals] : nals)
    payloads.forEach((payload, index) => {
      onPicture(tracks.video.append(payload, ptsMs, index === payloads.length - 1))
    })
  }
  return { write: (frame) => (frame.kind === 'video' ? writeVideo(frame) : writeAudio(frame)), close }
}
