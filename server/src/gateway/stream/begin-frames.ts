import { createScope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { announce, lose, takeOver } from './change-source.ts'
import { createFirstFrames } from './first-frames.ts'
import type { Frame, FramePublisher } from './frames.ts'
import type { Grant } from './grant.ts'
import { createPacketsFromFrames } from './packets-from-frames.ts'
import type { StreamParts } from './parts.ts'
import { createRebase } from './rebase.ts'

/** Lets a connection publish frames into the stream. It is announced with its first frames. */
export function beginFrames(parts: StreamParts, grant: Grant, close: (why: FailureCode) => void): FramePublisher {
  const { state, tracks, audience, voice, needs } = parts
  const life = createScope(parts.scope)
  const source = { phase: 'frames', grant, close, life } as const
  takeOver(parts, source)
  const toPackets = createPacketsFromFrames({ tracks, sound: needs.sound, isHeard: () => audience.viewers > 0, onPicture: (packet) => audience.writePacket('video', packet), onSound: voice.write })
  life.onEnd(toPackets.close)
  const tellFirst = createFirstFrames((carries) => announce(parts, carries), life)
  const rebase = createRebase(parts.now)
  return {
    write(frame) {
      if (state.source !== source) return
      needs.counters.framesIn += 1
      tellFirst(frame)
      if (!state.gate[frame.kind]) return
      const shifted = shift(frame, rebase(frame.dtsMs))
      audience.frames.write(shifted)
      toPackets.write(shifted)
    },
    end: () => lose(parts, source),
  }
}

const shift = (frame: Frame, dtsMs: number): Frame =>
  frame.kind === 'audio' ? { ...frame, dtsMs } : { ...frame, dtsMs, ptsMs: dtsMs + frame.ptsMs - frame.dtsMs }
