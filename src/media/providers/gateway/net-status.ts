import type { StreamStatistics, Transport } from '../../contract'

/** What bindnetstatus tells of one live component: bitrates in kbit/s, the picture in pixels. */
export interface NetStatus {
  readonly kbps: number
  readonly fps: number
  readonly width: number
  readonly height: number
  /** 0 is even; null where the version does not tell. */
  readonly jitter: number | null
}

/** Reads `event.detail.info`; numbers come as texts on some phones, and members are left out on others. */
export function readNetStatus(detail: unknown): NetStatus {
  const info = memberOf(detail, 'info')
  const number = (name: string): number => {
    const value = Number(memberOf(info, name))
    return Number.isFinite(value) ? value : 0
  }
  const jitter = memberOf(info, 'netJitter')
  return {
    kbps: number('videoBitrate') + number('audioBitrate'),
    fps: number('videoFPS'),
    width: number('videoWidth'),
    height: number('videoHeight'),
    jitter: jitter === undefined ? null : number('netJitter'),
  }
}

/** Whether pictures or bits passed. */
export const flowsIn = ({ kbps, fps }: NetStatus): boolean => kbps > 0 || fps > 0

/** A row of the statistics panel. */
export function rowOf(stream: StreamStatistics['stream'], via: Transport, status: NetStatus): StreamStatistics {
  return { stream, via, width: status.width, height: status.height, fps: status.fps, kbps: status.kbps, latencyMs: null }
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
