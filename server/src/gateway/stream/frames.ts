/** AVCDecoderConfigurationRecord content (ISO/IEC 14496-15): parameter sets without start codes. */
export interface AvcConfig {
  readonly sps: Buffer
  readonly pps: Buffer
}

/** AudioSpecificConfig (ISO/IEC 14496-3) and what it says. */
export interface AacConfig {
  readonly asc: Buffer
  readonly sampleRate: number
  readonly channels: number
}

/** One access unit of H.264. `nals` are without start codes and lengths, and hold no AUD, SPS or PPS. */
export interface VideoFrame {
  readonly kind: 'video'
  /** Milliseconds on the stream's own clock, from 0; without B-frames dts equals pts. */
  readonly dtsMs: number
  readonly ptsMs: number
  readonly key: boolean
  readonly config: AvcConfig
  readonly nals: readonly Buffer[]
}

/** One AAC frame (1,024 samples), without ADTS header. */
export interface AudioFrame {
  readonly kind: 'audio'
  readonly dtsMs: number
  readonly config: AacConfig
  readonly data: Buffer
  /** It was made of Opus: who takes Opus has had it as it came. */
  readonly fromOpus?: boolean
}

/** One Opus packet, as a browser sent it (RFC 7587). */
export interface OpusFrame {
  /** On the same clock as frames. */
  readonly dtsMs: number
  readonly data: Buffer
}

export type Frame = VideoFrame | AudioFrame

/** Of its picture or sound alone. */
export const bytesOf = (frame: Frame): number =>
  frame.kind === 'audio' ? frame.data.length : frame.nals.reduce((sum, { length }) => sum + length, 0)

/**
 * A reader of frames (an RTMP or HTTP-FLV viewer, a recorder). `write` never blocks:
 * a reader that can't keep up drops to the next keyframe by itself, then leaves.
 */
export interface FrameReader {
  write(frame: Frame): void
  /** Of a reader that decodes Opus by itself: sound that came as Opus is given here, and none of it as AAC. Making AAC of it costs 5 % of a core a stream. */
  writeOpus?(frame: OpusFrame): void
  /** The stream ended, or this viewer's right to it did. */
  end(): void
}

/** What a server gets to push frames into after a publish was allowed. */
export interface FramePublisher {
  write(frame: Frame): void
  end(): void
}
