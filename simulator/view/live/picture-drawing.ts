import type { Scope } from '#shared/kernel/scope'
import type { ComponentNeeds } from '../component.ts'
import { createClockReader } from './picture-clock.ts'
import type { PictureDecoder } from './picture-decoder.ts'
import type { Playout } from './playout.ts'
import type { LiveReport } from './report.ts'
import type { Screen } from './screen.ts'

/** Supplied by the downlink. */
export interface DrawingNeeds extends Pick<ComponentNeeds, 'window' | 'page'> {
  readonly screen: Screen
  readonly playout: Playout
  readonly pictures: PictureDecoder
  readonly report: LiveReport
  shown(): void
}

/** The clock in the picture is read so often. */
const CLOCK_MS = 1_000
/** Stalls are told at most so often. */
const STALL_TOLD_MS = 3_000

/** Shows each picture when it is due, and tells when playing began and when it falters. */
export function drawPictures({ window, page, screen, playout, pictures, report, shown }: DrawingNeeds, scope: Scope): void {
  let begun = false
  let stalls = 0
  let stallAt = -Infinity
  const tellStalls = (now: number): void => {
    if (playout.stalls === stalls) return
    stalls = playout.stalls
    if (!begun || now - stallAt < STALL_TOLD_MS) return
    stallAt = now
    report.code(2105)
    report.code(2007)
  }
  const readClock = createClockReader(window)
  let readAt = -Infinity
  const tellLatency = (frame: VideoFrame, now: number): void => {
    if (now - readAt < CLOCK_MS) return
    readAt = now
    report.facts({ latencyMs: page.phone().liveClock ? readClock(frame, Date.now()) : null })
  }
  const draw = (): void => {
    if (scope.ended) return
    window.requestAnimationFrame(draw)
    const now = page.now()
    const due = playout.due(now)
    tellStalls(now)
    const frame = due === null ? null : pictures.due(due)
    if (frame === null) return
    tellLatency(frame, now)
    screen.show(frame)
    shown()
    if (!begun) report.code(2004)
    begun = true
  }
  window.requestAnimationFrame(draw)
}
