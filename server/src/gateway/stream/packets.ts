import type { FailureCode } from '#shared/protocol/failures'
import type { Result } from '#shared/kernel/result'
import type { Kind, Layer, Line } from '../wire/media-kind.ts'
import type { RtpHeader } from '../wire/rtp.ts'
import type { Grant } from './grant.ts'

export type { Kind, Layer, Line } from '../wire/media-kind.ts'

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
  requestKeyframe(layer: Layer): void
  /** Replaced, kicked or revoked: close the connection. */
  close(why: FailureCode): void
}

/** What a server pushes received packets into after a publish was allowed. */
export interface PacketPublisher {
  /** `packet` is kept: it must not be written to again. `level`: how loud it sounds, in dB below full scale; null where it does not say. */
  write(line: Line, packet: Buffer, header: RtpHeader, level?: number | null): void
  /** Numbers of this line begin anew: another SSRC took over. */
  restart(line: Line): void
  /** The publisher's sender report: its own clock, in ms, at an RTP timestamp. */
  report(line: Line, timestamp: number, senderMs: number): void
  end(): void
}

/** A viewer's connection. `write` never blocks and never keeps the viewer behind waiting. */
export interface PacketReader {
  readonly wants: Readonly<Record<Kind, boolean>>
  /** The packet goes out under this number and timestamp, which are its own until the viewer changes layers. */
  write(kind: Kind, packet: Packet, sequence: number, timestamp: number): void
  /** The stream ended, or this viewer's right to it did. */
  end(why: FailureCode): void
}

/** What a viewer may ask of the stream it watches. */
export interface PacketViewing {
  requestKeyframe(): void
  /** Writes a packet again that went by not long ago; false if it is not kept any more. */
  resend(kind: Kind, sequence: number): boolean
  /** Which picture it wishes, from the next keyframe of that layer on; where there is no small one it has the big one. */
  choose(layer: Layer): void
  /** Where the track's timestamps stand on the wall clock now; null before the first packet. */
  clock(kind: Kind): ClockPoint | null
  leave(): void
}

/** What the WebRTC server needs of the gateway. */
export interface PacketHub {
  isLive(stream: string): boolean
  /** A new publisher of packets. It replaces an older connection of the same stream; its viewers stay. */
  publishPackets(grant: Grant, source: PacketSource): Result<PacketPublisher, FailureCode>
  /** A new viewer: it begins with a keyframe, of the small picture if that is wished and there. Fails if the stream is not live. */
  readPackets(grant: Grant, reader: PacketReader, layer?: Layer): Result<PacketViewing, FailureCode>
}
