import type { StreamStatistics, Transport } from '../../contract'

/** What bindnetstatus tells of one live component: bitrates in kbit/s, the picture in pixels. */
export interface NetStatus {
  readonly kbps: number
  readonly fps: number
  readonly width: number
  readonly height: number
  /** What goes through the network, in kbit/s; null where the version does not tell. */
  readonly speed: number | null
  /** What waits to be played, in ms; null where the version does not tell. */
  readonly bufferedMs: number | null
  /** 0 is even; null where the version does not tell. */
  readonly jitter: number | null
}

/** Reads `event.detail.info`; numbers come as texts on some phones, and members are left out on others. */
export function readNetStatus(detail: unknown): NetStatus {
  const info = memberOf(detail, 'info')
  const told = (name: string): number | null => numberIn(info, name)
  const number = (name: string): number => told(name) ?? 0
  const caches = [told('videoCache'), told('audioCache')].filter((cache) => cache !== null)
  return {
    kbps: number('videoBitrate') + number('audioBitrate'),
    fps: number('videoFPS'),
    width: number('videoWidth'),
    height: number('videoHeight'),
    speed: told('netSpeed'),
    bufferedMs: caches.length === 0 ? null : Math.max(...caches),
    jitter: told('netJitter'),
  }
}

/**
 * Whether pictures or bits passed. A pusher's bitrates are its encoder's, which runs on while the network takes nothing:
 * where this version is known to tell the network's own speed, that counts.
 */
export const flowsIn = ({ kbps, fps, speed }: NetStatus, tellsSpeed = false): boolean => (tellsSpeed && speed !== null ? speed > 0 : kbps > 0 || fps > 0)

/** A row of the statistics panel. */
export function rowOf(stream: StreamStatistics['stream'], via: Transport, status: NetStatus): StreamStatistics {
  return { stream, via, width: status.width, height: status.height, fps: status.fps, kbps: status.kbps, latencyMs: status.bufferedMs }
}

/** A number in an event's detail, or null: codes and volumes come as numbers or texts. */
export function numberIn(detail: unknown, name: string): number | null {
  const value = memberOf(detail, name)
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN
  return Number.isFinite(number) ? number : null
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Object.entries(object).find(([key]) => key === name)?.[1] : undefined
}
