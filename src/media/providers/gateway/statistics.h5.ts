import type { StreamId } from '#shared/room/state'
import type { LinkStatistics, MediaStatistics, PlayerState, StreamStatistics, Transport } from '../../contract'
import { qualityOf } from '../../quality'
import { rateBetween, waitBetween } from './flow'
import type { Flows } from './health'

export interface PlayerFlows {
  readonly stream: StreamId
  readonly via: Transport
  readonly state: PlayerState
  readonly flows: Flows | null
}

/** The own connections. */
export interface SentFlows {
  readonly camera: Flows | null
  readonly screen: Flows | null
}

/** What the statistics panel shows and the room is told, out of the last two looks at each connection. */
export function statisticsOf({ camera, screen }: SentFlows, upWeak: boolean, players: readonly PlayerFlows[]): MediaStatistics {
  const sent = [camera, screen].filter((flows) => flows !== null)
  const upLink = linkOf(sent)
  const downFlows = players.flatMap(({ flows }) => (flows ? [flows] : []))
  const downLink = linkOf(downFlows)
  const rttMs = firstOf([...sent, ...downFlows].map((flows) => flows.now.rttMs))
  const stalled = players.some(({ state }) => state.phase === 'waiting')
  return {
    up: upLink,
    down: downLink,
    rttMs,
    quality: {
      up: sent.length === 0 ? 'unknown' : qualityOf({ lossPercent: upLink.lossPercent, rttMs, stalled: upWeak }),
      down: players.length === 0 ? 'unknown' : qualityOf({ lossPercent: downLink.lossPercent, rttMs, stalled }),
    },
    streams: [
      ...(camera ? [streamOf('local', 'webrtc', camera)] : []),
      ...(screen ? [streamOf('local-screen', 'webrtc', screen)] : []),
      ...players.map(({ stream, via, flows }) => (flows ? streamOf(stream, via, flows) : blank(stream, via))),
    ],
  }
}

function linkOf(flows: readonly Flows[]): LinkStatistics {
  const rates = flows.map(({ before, now }) => rateBetween(before, now))
  const losses = rates.flatMap(({ lossPercent }) => (lossPercent === null ? [] : [lossPercent]))
  return { kbps: rates.reduce((sum, { kbps }) => sum + kbps, 0), lossPercent: losses.length === 0 ? null : Math.max(...losses) }
}

function streamOf(stream: StreamStatistics['stream'], via: Transport, { before, now }: Flows): StreamStatistics {
  const waitMs = waitBetween(before, now, 'video')
  const latencyMs = waitMs === null ? null : Math.round(waitMs + (now.rttMs ?? 0) / 2)
  return { stream, via, width: now.width, height: now.height, fps: now.fps, kbps: rateBetween(before, now).kbps, latencyMs }
}

const blank = (stream: StreamId, via: Transport): StreamStatistics => ({ stream, via, width: 0, height: 0, fps: 0, kbps: 0, latencyMs: null })

const firstOf = (values: ReadonlyArray<number | null>): number | null => values.find((value) => value !== null) ?? null
