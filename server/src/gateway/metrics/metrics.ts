import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { readStatistics } from './statistics.ts'
import type { Measured, Statistics } from './statistics.ts'

/** Names of gauges with what they show; rates and totals are the reader's arithmetic. */
const GAUGES: Readonly<Record<string, readonly [help: string, read: (now: Statistics) => number]>> = {
  lianmai_gateway_streams: ['Streams with a publisher', ({ streams }) => streams.filter(({ via }) => via !== null).length],
  lianmai_gateway_peers: ['WebRTC connections', ({ peers }) => peers],
  lianmai_gateway_viewers: ['WebRTC viewers', ({ viewers }) => viewers],
  lianmai_gateway_readers: ['RTMP and HTTP-FLV viewers', ({ readers }) => readers],
  lianmai_gateway_conversions: ['Sounds being converted', ({ conversions }) => conversions],
  lianmai_gateway_kept_bytes: ['Bytes kept in memory for clips', ({ kept }) => kept.bytes],
  lianmai_gateway_codec_restarts: ['Restarts of the codec process', ({ codecRestarts }) => codecRestarts],
}

/** The counters; gauges all the same, for their values are kept elsewhere. */
const TOTALS: Readonly<Record<string, readonly [help: string, read: (counters: Statistics['counters']) => number]>> = {
  packets_in: ['Media packets received by WebRTC', ({ packetsIn }) => packetsIn],
  bytes_in: ['Bytes of these packets', ({ bytesIn }) => bytesIn],
  packets_out: ['Media packets sent by WebRTC', ({ packetsOut }) => packetsOut],
  bytes_out: ['Bytes of these packets', ({ bytesOut }) => bytesOut],
  frames_in: ['Frames received by RTMP', ({ framesIn }) => framesIn],
  resent: ['Packets sent again because a viewer missed them', ({ resent }) => resent],
  nacks_in: ['Packets that viewers asked for again', ({ nacksIn }) => nacksIn],
  nacks_out: ['Packets that publishers were asked for again', ({ nacksOut }) => nacksOut],
  keyframe_requests_in: ['Keyframes that viewers asked for', ({ keyframeRequestsIn }) => keyframeRequestsIn],
  keyframe_requests_out: ['Keyframes that publishers were asked for', ({ keyframeRequestsOut }) => keyframeRequestsOut],
  refused: ['WHIP and WHEP requests that were refused', ({ refused }) => refused],
}

/** The page for Prometheus: the gauges above, all counters, and Node's own. */
export function createMetrics(measured: Measured): () => Promise<{ readonly type: string; readonly text: string }> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const show = (name: string, help: string, read: (now: Statistics) => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read(readStatistics(measured)))
      },
    })
  }
  for (const [name, [help, read]] of Object.entries(GAUGES)) show(name, help, read)
  for (const [name, [help, read]] of Object.entries(TOTALS)) show(`lianmai_gateway_${name}_total`, help, ({ counters }) => read(counters))
  new Gauge({
    name: 'lianmai_gateway_recordings_failed_total',
    help: 'Recordings that stopped by themselves, by reason',
    labelNames: ['why'],
    registers: [registry],
    collect() {
      for (const [why, count] of Object.entries(measured.recorder.failed)) this.set({ why }, count)
    },
  })
  return async () => ({ type: registry.contentType, text: await registry.metrics() })
}
