import { isTold } from './change-source.ts'
import type { FrameReader } from './frames.ts'
import type { Grant } from './grant.ts'
import { KEYFRAME_PATIENCE_MS } from './keyframe-request.ts'
import type { Layer, PacketReader, PacketViewing } from './packets.ts'
import type { StreamParts } from './parts.ts'

/**
 * What was kept since the last keyframe is sent to a joiner if it is not older than this: then the picture stands
 * at once. A publisher who can be asked for a keyframe is asked instead when the last one is old; others can't be.
 */
const FRESH_KEYFRAME_MS = 500
const oldestFor = ({ state }: StreamParts): number => (state.source.phase === 'packets' ? FRESH_KEYFRAME_MS : Infinity)

/** Lets a viewer of packets in. */
export function readPackets(parts: StreamParts, grant: Grant, reader: PacketReader, layer: Layer = 'big'): PacketViewing {
  const { audience, small, askKeyframe, now } = parts
  const viewer = audience.addViewer(grant, reader)
  viewer.choose(layer)
  viewer.tellSmall(small.there)
  if (reader.wants.video && viewer.replay(oldestFor(parts)) === 'nothing-kept') {
    askKeyframe(viewer.layer)
    viewer.replayLater(KEYFRAME_PATIENCE_MS)
  }
  return {
    requestKeyframe() {
      parts.needs.counters.keyframeRequestsIn += 1
      askKeyframe(viewer.layer)
    },
    resend: viewer.resend,
    choose(next) {
      viewer.choose(next)
      if (viewer.awaits !== null) askKeyframe(viewer.awaits)
    },
    clock(kind) {
      const timestamp = viewer.timestampAt(kind, now())
      return timestamp === null ? null : { timestamp, unixMs: parts.bornUnixMs + now() }
    },
    leave: () => audience.removeViewer(viewer),
  }
}

/** Lets a reader of frames in, and answers how it leaves. */
export function readFrames(parts: StreamParts, grant: Grant, reader: FrameReader): () => void {
  const { audience, tap, state, askKeyframe } = parts
  // A phone that has said nothing yet may be about to send pictures.
  const pictures = state.carries.video || !isTold(parts)
  const began = audience.addReader(grant, reader, { oldestMs: oldestFor(parts), pictures })
  if (state.source.phase === 'packets') tap.set(true)
  if (began === 'waits') askKeyframe()
  return () => {
    audience.removeReader(reader)
    if (audience.frames.count === 0) tap.set(false)
  }
}
