import type { Logger } from 'pino'

/** What the gateway process is told by `main.ts`. */
export interface GatewayConfig {
  /** Where RTMP and WebRTC listen; `0.0.0.0` is every interface. The HTTP port is loopback only. */
  readonly host: string
  /** Ports; 0 takes any free one. */
  readonly httpPort: number
  readonly rtmpPort: number
  readonly udpPort: number
  /** The address told to WebRTC clients in place of the bound one, behind a NAT. */
  readonly announce?: string | undefined
  /** Signs media and control tokens; the room server has the same. */
  readonly secret: Uint8Array
  /** Where recordings are written. */
  readonly recordings: string
  readonly limits?: Partial<GatewayLimits> | undefined
  readonly log: Logger
  /** How to fork the codec process: a program that calls `startCodec`. */
  readonly codec: { readonly entry: string; readonly args: readonly string[]; readonly execArgv: readonly string[] }
}

export interface GatewayLimits {
  readonly streams: number
  /** WebRTC connections. */
  readonly peers: number
  /** HTTP-FLV viewers. */
  readonly readers: number
  /** Rooms that are mixed at once. */
  readonly mixes: number
  /** Of so many in a room the sound goes to WebRTC viewers, the loudest ones. */
  readonly loudest: number
}

export const GATEWAY_LIMITS: GatewayLimits = { streams: 1_000, peers: 2_000, readers: 2_000, mixes: 2, loudest: 6 }

/** The ports a gateway ended up with. */
export interface GatewayPorts {
  readonly httpPort: number
  readonly rtmpPort: number
  readonly udpPort: number
}

/** A port that somebody else has. */
export interface PortTaken {
  readonly what: 'http' | 'rtmp' | 'udp'
  readonly port: number
}
