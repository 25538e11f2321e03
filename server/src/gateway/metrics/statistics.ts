import type { Clips, Kept } from '../clip/contract.ts'
import type { CodecProcess } from '../codec/codec-process.ts'
import type { Conversions } from '../codec/sound-converter.ts'
import type { WebRtcServer } from '../servers/webrtc/server.ts'
import type { Mixer } from '../mix/contract.ts'
import type { Recorder } from '../record/contract.ts'
import type { Counters } from '../stream/counters.ts'
import type { Hub } from '../stream/create-hub.ts'

/** What is measured of a running gateway. */
export interface Measured {
  readonly hub: Hub
  readonly webrtc: WebRtcServer
  readonly counters: Counters
  readonly codec: CodecProcess
  readonly conversions: Conversions
  readonly mixer: Pick<Mixer, 'open'>
  readonly clips: Clips
  readonly recorder: Pick<Recorder, 'failed'>
  readonly epoch: string
}

/** A picture of the gateway at this moment; counters and CPU time (ms) only ever rise. */
export interface Statistics {
  readonly epoch: string
  readonly uptimeMs: number
  readonly cpuMs: number
  readonly rssBytes: number
  readonly peers: number
  readonly viewers: number
  readonly readers: number
  readonly conversions: number
  readonly mixes: number
  /** In memory, for clips. */
  readonly kept: Kept
  readonly codecPid: number | null
  readonly codecRestarts: number
  readonly counters: Counters
  readonly streams: readonly { readonly id: string; readonly room: string; readonly via: string | null; readonly viewers: number; readonly small: number; readonly readers: number }[]
}

/** Reads the statistics. */
export function readStatistics({ hub, webrtc, counters, codec, conversions, mixer, clips, epoch }: Measured): Statistics {
  const cpu = process.cpuUsage()
  const streams = hub.streams()
  return {
    epoch,
    uptimeMs: Math.round(process.uptime() * 1_000),
    cpuMs: Math.round((cpu.user + cpu.system) / 1_000),
    rssBytes: process.memoryUsage.rss(),
    peers: webrtc.peers,
    viewers: streams.reduce((sum, { viewers }) => sum + viewers, 0),
    readers: streams.reduce((sum, { readers }) => sum + readers, 0),
    conversions: conversions.open,
    mixes: mixer.open,
    kept: clips.kept,
    codecPid: codec.pid,
    codecRestarts: codec.restarts,
    counters: { ...counters },
    streams: streams.map(({ id, room, viewers, small, readers, live }) => ({ id, room, via: live()?.stream.via ?? null, viewers, small, readers })),
  }
}
