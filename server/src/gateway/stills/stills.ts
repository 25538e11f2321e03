import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { VideoFrame } from '../stream/frames.ts'
import type { Grant } from '../stream/grant.ts'
import type { FrameHub } from '../stream/hub.ts'
import type { Draw } from './draw.ts'

/** A picture of a stream, and when it was taken (ms since 1970). */
export interface Still {
  readonly jpeg: Buffer
  readonly at: number
}

export type TakeStill = (grant: Grant) => Promise<Result<Still, FailureCode>>

interface Needs {
  readonly hub: FrameHub
  readonly draw: Draw['draw']
  readonly unixNow: () => number
}

/** Whoever asks within this time gets the same picture: one decoding for all. */
const FRESH_MS = 1_000
/** A phone's keyframes come every two seconds or so, a browser's when asked. */
const KEYFRAME_WAIT_MS = 5_000

/** Takes stills of streams, one at a time for each. */
export function createStills(needs: Needs, scope: Scope): TakeStill {
  const taken = new Map<string, Promise<Result<Still, FailureCode>>>()
  return (grant) => {
    const known = taken.get(grant.stream)
    if (known !== undefined) return known
    const taking = take(needs, grant, scope)
    taken.set(grant.stream, taking)
    // What failed is not kept: the next one who asks tries again.
    void taking.then((still) => after(scope, still.ok ? FRESH_MS : 0, () => taken.delete(grant.stream)))
    return taking
  }
}

async function take({ hub, draw, unixNow }: Needs, grant: Grant, scope: Scope): Promise<Result<Still, FailureCode>> {
  const visit = createScope(scope)
  const frame = await new Promise<Result<VideoFrame, FailureCode>>((got) => {
    const read = hub.readFrames(grant, {
      write: (each) => each.kind === 'video' && each.key && got(success(each)),
      end: () => got(failure('stream/not-found')),
    })
    if (!read.ok) return got(read)
    visit.onEnd(read.value)
    after(visit, KEYFRAME_WAIT_MS, () => got(failure('media/no-picture')))
  })
  visit.end()
  if (!frame.ok) return frame
  const at = unixNow()
  const jpeg = await draw(frame.value)
  return jpeg === null ? failure('media/no-picture') : success({ jpeg, at })
}
