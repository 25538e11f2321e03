import { every, type Scope } from '#shared/kernel/scope'
import { STREAM_TAG } from '../../border/carrier.ts'
import type { ComponentNeeds } from '../component.ts'
import type { NetFigures } from './net-status.ts'
import { createMessages } from './picture-messages.ts'
import { createPictureDecoder } from './picture-decoder.ts'
import type { PlayerWishes } from './player-attributes.ts'
import { drawPictures } from './picture-drawing.ts'
import { createPlayout, type Playout } from './playout.ts'
import type { LiveReport } from './report.ts'
import type { Screen } from './screen.ts'
import { createSoundPlayer } from './sound-player.ts'
import { openStream } from './stream-line.ts'

/** One play: what comes from the carrier, shown and heard when it is due. */
export interface Downlink {
  pause(paused: boolean): void
  changed(): void
  readonly status: NetFigures
}

interface DownlinkNeeds {
  readonly carrier: string
  readonly src: string
  readonly screen: Screen
  wishes(): PlayerWishes
  /** How loud it may be now: muted, in background, at the ear. */
  loudness(): number
  failed(): void
}

/** The bench lets players fall behind. */
function followLags(page: ComponentNeeds['page'], playout: Playout, scope: Scope): void {
  let lags = page.phone().liveLags
  page.onPhone(scope, () => {
    if (page.phone().liveLags === lags) return
    lags = page.phone().liveLags
    playout.lag(LAG_MS)
  })
}

const PUMP_MS = 40
const VOLUME_MS = 300
/** A player that slept goes on where it was. */
const LAG_MS = 3_000

export function createDownlink({ window, page, emit }: ComponentNeeds, report: LiveReport, { carrier, src, screen, wishes, loudness, failed }: DownlinkNeeds, scope: Scope): Downlink {
  const figures = { passedBytes: 0, pictureBytes: 0, soundBytes: 0, pictures: 0, dropped: 0, queuedBytes: 0 }
  const playout = createPlayout(() => ({ minMs: wishes().minCacheMs, maxMs: wishes().maxCacheMs }))
  let size = { width: 2, height: 2 }
  const told = { first: false, paused: false }
  const pictures = createPictureDecoder(window, {
    onFailed: () => report.code(2101),
    onSize(width, height) {
      size = { width, height }
      report.code(2009)
      if (wishes().metadata) emit('metadatachange', { info: { width, height } })
    },
  }, scope)
  const messages = createMessages(report)
  const sound = createSoundPlayer(window, playout, () => report.code(2102), scope)
  const reset = (): void => {
    playout.restart()
    for (const part of [pictures, messages, sound]) part.reset()
  }

  openStream(carrier, { order: 'play', url: src }, {
    code(code, message) {
      report.code(code, message)
      if (code === 2001) reset()
      if (code === -2301) failed()
    },
    tag(tag) {
      const isPicture = tag.type === STREAM_TAG.video
      figures.passedBytes += tag.body.length
      figures[isPicture ? 'pictureBytes' : 'soundBytes'] += tag.body.length
      if (told.paused) return
      if (tag.body[1] === 1) playout.received(tag.timestamp, page.now(), isPicture ? 'picture' : 'sound')
      if (isPicture) {
        messages.take(tag)
        pictures.take(tag)
      }
      else sound.take(tag)
      if (isPicture && !told.first) {
        told.first = true
        report.code(2008)
      }
    },
  }, scope)

  followLags(page, playout, scope)
  drawPictures({ window, page, screen, playout, pictures, shown: () => void (figures.pictures += 1), report }, scope)
  every(scope, PUMP_MS, () => {
    sound.volume(loudness())
    sound.pump(page.now())
    messages.tell(playout.due(page.now()))
    figures.dropped = pictures.dropped
  })
  every(scope, VOLUME_MS, () => emit('audiovolumenotify', { volume: sound.loudness() }))
  return {
    pause(paused) {
      told.paused = paused
      reset()
    },
    changed: () => sound.volume(loudness()),
    status: { figures, size: () => size, bufferedMs: () => playout.bufferedMs(page.now()), jitterMs: () => playout.jitterMs },
  }
}
