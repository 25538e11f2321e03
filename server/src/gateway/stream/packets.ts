import type { FailureCode } from '#shared/protocol/failures'
import type { Result } from '#shared/kernel/result'
import type { Kind } from '../wire/media-kind.ts'
import type { RtpHeader } from '../wire/rtp.ts'
import type { Grant } from './grant.ts'

export type { Kind } from '../wire/media-kind.ts'

/** An RTP packet of a stream, in the stream's own numbers, which go on when the publisher is replaced. */
export interface Packet {
  readonly sequence: number
  readonly timestamp: number
  readonly marker: boolean
  /** A decoder can start here. */
  readonly key: boolean
  /** The payload is `bytes[start, end)`; it may be empty. */
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
}

/** A point at which a track's timestamp and the wall clock (Unix, in ms) are known to meet. */
export interface ClockPoint {
  readonly timestamp: number
  readonly unixMs: number
}

/** A publisher's connection, as the stream sees it. */
export interface PacketSource {
  readonly carries: Readonly<Record<Kind, boolean>>
  requestKeyframe(): void
  /** Replaced, kicked or revoked: close the connection. */
  close(why: FailureCode): void
}

/** What a server pushes received packets into after a publish was allowed. */
export interface PacketPublisher {
  /** `packet` is kept: it must not be written to again. */
  write(kind: Kind, packet: Buffer, header: RtpHeader): void
  /** Numbers of this kind begin anew: another SSRC took over. */
  restart(kind: Kind): void
  /** The publisher's sender report: its own clock, in ms, at an RTP timestamp. */
  report(kind: Kind, timestamp: number, senderMs: number): void
  end(): void
}

/** A viewer's connection. `write` never blocks and never keeps the viewer behind waiting. */
export interface PacketReader {
  readonly wants: Readonly<Record<Kind, boolean>>
  write(kind: Kind, packet: Packet): void
  /** The stream ended, or this viewer's right to it did. */
  end(why: FailureCode): void
}

/** What a viewer may ask of the stream it watches. */
export interface PacketViewing {
  requestKeyframe(): void
  /** A packet that went by not long ago, for sending again. */
  find(kind: Kind, sequence: number): Packet | undefined
  /** Where the track's timestamps stand on the wall clock now; null before the first packet. */
  clock(kind: Kind): ClockPoint | null
  leave(): void
}

/** What the WebRTC server needs of the gateway. */
export interface PacketHub {
  isLive(stream: string): boolean
  /** A new publisher of packets. It replaces an older connection of the same stream; its viewers stay. */
  publishPackets(grant: Grant, source: PacketSource): Result<PacketPublisher, FailureCode>
  /** A new viewer: it begins with a keyframe. Fails if the stream is not live. */
  readPackets(grant: Grant, reader: PacketReader): Result<PacketViewing, FailureCode>
}
