import { every, type Scope } from '#shared/kernel/scope'
import type { ComponentNeeds } from '../component.ts'
import type { LiveReport } from './report.ts'

/** What one live component has counted so far. */
export interface NetFigures {
  readonly figures: { /** Through the network, either way. */ readonly passedBytes: number; readonly pictureBytes: number; readonly soundBytes: number; readonly pictures: number; readonly dropped: number; readonly queuedBytes: number }
  size(): { readonly width: number; readonly height: number }
  /** Milliseconds that are ready to be played. */
  bufferedMs?(): number
  jitterMs?(): number
}

/** Phones tell it about every two seconds. */
const PERIOD_MS = 2_000

/** `bindnetstatus`: bitrates in kbit/s and pictures a second, counted over the last period. */
export function createNetStatus({ emit, page }: ComponentNeeds, { figures, size, bufferedMs, jitterMs }: NetFigures, report: LiveReport, scope: Scope): void {
  let before = { ...figures, at: page.now() }
  scope.onEnd(() => report.facts({ kbps: 0, fps: 0, buffered: 0 }))
  every(scope, PERIOD_MS, () => {
    const now = { ...figures, at: page.now() }
    const seconds = Math.max(0.001, (now.at - before.at) / 1_000)
    const rate = (bytes: number): number => Math.round((bytes * 8) / 1_000 / seconds)
    const videoBitrate = rate(now.pictureBytes - before.pictureBytes)
    const audioBitrate = rate(now.soundBytes - before.soundBytes)
    const netSpeed = rate(now.passedBytes - before.passedBytes)
    const videoFPS = Math.round((now.pictures - before.pictures) / seconds)
    before = now
    const { width, height } = size()
    const buffered = bufferedMs?.() ?? now.queuedBytes
    report.facts({ kbps: videoBitrate + audioBitrate, fps: videoFPS, width, height, buffered, dropped: now.dropped })
    emit('netstatus', {
      info: {
        videoBitrate, audioBitrate, videoFPS, videoGOP: 2, videoWidth: width, videoHeight: height,
        netSpeed, netJitter: Math.round(jitterMs?.() ?? 0), netQualityLevel: 1,
        videoCache: Math.round(bufferedMs?.() ?? 0), audioCache: Math.round(bufferedMs?.() ?? 0), vDecCacheSize: 0, vSumCacheSize: 0, avPlayInterval: 0, avRecvInterval: 0, audioCacheThreshold: 0,
      },
    })
  })
}
