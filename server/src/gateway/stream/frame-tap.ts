import { after, createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createFramesFromPackets } from './frames-from-packets.ts'
import type { FramesFromPackets, FramesFromPacketsNeeds } from './frames-from-packets.ts'
import { KEYFRAME_PATIENCE_MS } from './keyframe-request.ts'
import type { Kind, Packet } from './packets.ts'

interface Needs extends FramesFromPacketsNeeds {
  /** No more frames come: what was kept of them does not lead to what comes next. */
  readonly onClosed: () => void
}

/** Makes frames of packets, only while somebody reads frames. */
export interface FrameTap {
  write(kind: Kind, packet: Packet): void
  restart(): void
  /** Opens or closes the tap. */
  set(wanted: boolean): void
}

/** Bounds the group of pictures that readers of frames must get at once. */
const KEYFRAME_PERIOD_MS = 2_000

/** A closed tap. */
export function createFrameTap(needs: Needs, scope: Scope): FrameTap {
  let open: { readonly life: Scope; readonly frames: FramesFromPackets } | null = null
  return {
    write: (kind, packet) => open?.frames.write(kind, packet),
    restart: () => open?.frames.restart(),
    set(wanted) {
      if (wanted === (open !== null)) return
      open?.life.end()
      open = null
      if (!wanted) return needs.onClosed()
      const life = createScope(scope)
      const frames = createFramesFromPackets(needs, life)
      open = { life, frames }
      after(life, KEYFRAME_PATIENCE_MS, () => void (frames.waits && frames.reread()))
      every(life, KEYFRAME_PERIOD_MS, needs.askKeyframe)
    },
  }
}
