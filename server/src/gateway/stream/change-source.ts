import { after, createScope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { LINES } from '../wire/media-kind.ts'
import type { Carries, Source, StreamParts } from './parts.ts'

/** Viewers of a lost publisher are kept this long: most publishers come back within it. */
const LINGER_MS = 3_000

/** Puts a new publisher in the place of the old one; who watches stays. */
export function takeOver(parts: StreamParts, source: Exclude<Source, { phase: 'none' }>): void {
  const before = parts.state.source
  parts.state.source = source
  close(before, 'member/replaced')
  for (const line of LINES) parts.tracks[line].renumber()
  parts.small.gone()
  parts.audience.restart()
  parts.tap.restart()
  parts.tap.set(source.phase === 'packets' && parts.audience.frames.count > 0)
}

/** Tells what the stream carries now. */
export function announce(parts: StreamParts, carries: Carries): void {
  parts.state.carries = carries
  parts.needs.onStarted(parts.id)
}

/** The publisher is gone. Its audience waits a while for another. */
export function lose(parts: StreamParts, source: Source): void {
  if (parts.state.source !== source || source.phase === 'none') return
  const wasTold = isTold(parts)
  const wait = createScope(parts.scope)
  parts.state.source = { phase: 'none', wait }
  parts.state.carries = { video: false, audio: false }
  parts.small.gone()
  source.life.end()
  parts.voice.leave()
  parts.tap.set(false)
  if (wasTold) parts.needs.onEnded(parts.id)
  after(wait, LINGER_MS, () => {
    parts.audience.dismiss(() => true, 'stream/not-found')
    parts.needs.onDeserted(parts.id)
  })
}

/** Closes the publisher's connection for a reason, as if it had gone. */
export function expel(parts: StreamParts, why: FailureCode): void {
  const { source } = parts.state
  lose(parts, source)
  close(source, why)
}

/** Whether the stream was announced. */
export const isTold = ({ state }: StreamParts): boolean => state.carries.video || state.carries.audio

function close(source: Source, why: FailureCode): void {
  if (source.phase === 'none') return source.wait.end()
  source.life.end()
  if (source.phase === 'packets') source.connection.close(why)
  else source.close(why)
}
