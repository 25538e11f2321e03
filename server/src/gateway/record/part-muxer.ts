import { EncodedAudioPacketSource, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, NullTarget, Output } from 'mediabunny'
import { codecOf, sizeOf } from '../wire/sps.ts'
import { sampleOf, writeAvcRecord } from '../wire/avc.ts'
import type { AudioFrame, Frame, VideoFrame } from '../stream/frames.ts'

/** What a part of a recording holds, fixed from its first frame to its last. */
export interface PartContent {
  readonly video: VideoFrame['config'] | null
  readonly audio: AudioFrame['config'] | null
}

/** Where the bytes go, in order: first the head, then fragments. */
export interface PartSink {
  /** `ftyp` and `moov`. */
  head(bytes: Buffer): void
  /** `moof` and `mdat`, each fragment beginning with a keyframe. */
  fragment(moof: Buffer, mdat: Buffer): void
}

/** Puts frames into fragments. Frames of a kind that the content lacks are refused by throwing. */
export interface PartMuxer {
  /** Bytes that no fragment holds yet. */
  readonly waitingBytes: number
  /** `atMs` counts from the part's beginning and never goes back within a kind. */
  write(frame: Frame, atMs: number): void
  /** Writes what is left. */
  end(): Promise<void>
}

/** Shorter fragments cost more bytes and a larger index; longer ones lose more when the process is killed. */
const FRAGMENT_SECONDS = 2
const SAMPLES_PER_FRAME = 1_024

/** `onBroken`: a frame could not be put behind the others; it and what follows are left out. Told once. */
export function createPartMuxer(content: PartContent, sink: PartSink, onBroken: (error: unknown) => void): PartMuxer {
  let waitingBytes = 0
  let broken = false
  const format = createFormat(sink, (bytes) => {
    waitingBytes = Math.max(0, waitingBytes - bytes)
  })
  const { output, video, audio } = createOutput(content, format)
  let line = output.start()
  const soundTimes = createSoundTimes()
  const put = (work: () => Promise<void>): void => {
    line = line.then(work).catch((error: unknown) => {
      if (!broken) onBroken(error)
      broken = true
    })
  }
  return {
    get waitingBytes() {
      return waitingBytes
    },
    write(frame, atMs) {
      if (broken) return
      const packet = packetOf(frame, frame.kind === 'audio' ? soundTimes(atMs, frame.config.sampleRate) : atMs)
      waitingBytes += packet.data.length
      put(async () => {
        if (broken) return
        if (frame.kind === 'video') await video?.add(packet, { decoderConfig: videoConfig(frame.config) })
        else await audio?.add(packet, { decoderConfig: audioConfig(frame.config) })
      })
    },
    async end() {
      put(() => output.finalize())
      await line
    },
  }
}

function createFormat(sink: PartSink, onWritten: (bytes: number) => void): Mp4OutputFormat {
  const boxes: Buffer[] = []
  return new Mp4OutputFormat({
    fastStart: 'fragmented',
    minimumFragmentDuration: FRAGMENT_SECONDS,
    onFtyp: (bytes) => void boxes.push(Buffer.from(bytes)),
    onMoov: (bytes) => sink.head(Buffer.concat([...boxes.splice(0), bytes])),
    onMoof: (bytes) => void boxes.push(Buffer.from(bytes)),
    onMdat(bytes) {
      onWritten(bytes.length)
      const [moof] = boxes.splice(0)
      if (moof !== undefined) sink.fragment(moof, Buffer.from(bytes))
    },
  })
}

/** Sound's times are rounded on their way; where they follow each other they are counted again, which also keeps tables small. */
function createSoundTimes(): (atMs: number, sampleRate: number) => number {
  let [lastMs, nextMs] = [-Infinity, -Infinity]
  return (atMs, sampleRate) => {
    lastMs = Math.abs(atMs - nextMs) < COUNTED_MS ? nextMs : Math.max(atMs, lastMs + 1)
    nextMs = lastMs + (SAMPLES_PER_FRAME * 1_000) / sampleRate
    return lastMs
  }
}

/** Farther from the count, sound was missing. */
const COUNTED_MS = 12

function createOutput(content: PartContent, format: Mp4OutputFormat): { readonly output: Output; readonly video: EncodedVideoPacketSource | null; readonly audio: EncodedAudioPacketSource | null } {
  const output = new Output({ format, target: new NullTarget() })
  const video = content.video === null ? null : new EncodedVideoPacketSource('avc')
  const audio = content.audio === null ? null : new EncodedAudioPacketSource('aac')
  // Sound stands in front of the pictures of its fragment: a player wants the first of both before it shows anything.
  if (audio !== null) output.addAudioTrack(audio)
  if (video !== null) output.addVideoTrack(video)
  return { output, video, audio }
}

function packetOf(frame: Frame, atMs: number): EncodedPacket {
  if (frame.kind === 'audio') return new EncodedPacket(frame.data, 'key', atMs / 1_000, SAMPLES_PER_FRAME / frame.config.sampleRate)
  // The length is what comes until the next picture; the last one of a part gets the usual.
  return new EncodedPacket(sampleOf(frame.nals), frame.key ? 'key' : 'delta', (atMs + frame.ptsMs - frame.dtsMs) / 1_000, LAST_PICTURE_SECONDS)
}

const LAST_PICTURE_SECONDS = 1 / 15

/** Reading the parameter sets for each frame again would cost a tenth of the writing. */
const configs = new WeakMap<VideoFrame['config'], VideoDecoderConfig>()

function videoConfig(config: VideoFrame['config']): VideoDecoderConfig {
  const known = configs.get(config) ?? readConfig(config)
  configs.set(config, known)
  return known
}

function readConfig(config: VideoFrame['config']): VideoDecoderConfig {
  const { width, height } = sizeOf(config.sps)
  return { codec: codecOf(config.sps), codedWidth: width, codedHeight: height, description: writeAvcRecord(config) }
}

/** A parameter set that makes no sense describes pictures without a size; no player shows them, and no file can hold them. */
export const hasSize = (config: VideoFrame['config']): boolean => (videoConfig(config).codedWidth ?? 0) > 0

const audioConfig = ({ asc, sampleRate, channels }: AudioFrame['config']): AudioDecoderConfig =>
  ({ codec: 'mp4a.40.2', sampleRate, numberOfChannels: channels, description: asc })
