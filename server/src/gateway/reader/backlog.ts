import type { Frame } from '../stream/frames.ts'

/** When a reader that can't keep up loses pictures, and when it is let go. */
export interface BacklogLimits {
  /** Bytes waiting above which frames are dropped up to the next keyframe. */
  readonly dropBytes: number
  /** Bytes waiting above which the reader leaves. */
  readonly leaveBytes: number
  /** How long nothing may flow while bytes wait, in milliseconds. */
  readonly stallMs: number
}

export const BACKLOG_LIMITS: BacklogLimits = { dropBytes: 1024 * 1024, leaveBytes: 4 * 1024 * 1024, stallMs: 10_000 }

export type Verdict = 'send' | 'skip' | 'leave'

export interface Backlog {
  /** What to do with a frame. `queuedBytes` wait to be sent now; `writtenBytes` were ever handed to the connection. */
  judge(frame: Frame, queuedBytes: number, writtenBytes: number): Verdict
  /** Pictures start again with a keyframe, as after a pause. */
  awaitKey(): void
}

/** Decides per frame. `now` in milliseconds, monotonic. Pictures start with a keyframe. */
export function createBacklog(limits: BacklogLimits, now: () => number): Backlog {
  let picture: 'flowing' | 'awaiting-key' = 'awaiting-key'
  let progress = { deliveredBytes: 0, at: now() }

  const isStalled = (queuedBytes: number, writtenBytes: number): boolean => {
    const deliveredBytes = writtenBytes - queuedBytes
    if (queuedBytes === 0 || deliveredBytes > progress.deliveredBytes) progress = { deliveredBytes, at: now() }
    return now() - progress.at > limits.stallMs
  }

  return {
    awaitKey() {
      picture = 'awaiting-key'
    },
    judge(frame, queuedBytes, writtenBytes) {
      if (queuedBytes > limits.leaveBytes || isStalled(queuedBytes, writtenBytes)) return 'leave'
      if (queuedBytes > limits.dropBytes) {
        picture = 'awaiting-key'
        return 'skip'
      }
      if (frame.kind === 'audio') return 'send'
      // Half the bound, so that a reader which just manages does not lose each second picture.
      if (picture === 'awaiting-key' && frame.key && queuedBytes <= limits.dropBytes / 2) picture = 'flowing'
      return picture === 'flowing' ? 'send' : 'skip'
    },
  }
}
