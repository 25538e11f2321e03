import { STREAM_SOURCES } from '#shared/room/state'
import type { LiveStream } from '../control/messages.ts'
import type { Carries, Source } from './parts.ts'

/** How a live stream is told to the room server. The source is the last part of its id. */
export function describe(id: string, room: string, source: Exclude<Source, { phase: 'none' }>, carries: Carries): LiveStream {
  const named = id.slice(id.lastIndexOf('-') + 1)
  return {
    room,
    stream: {
      id,
      owner: source.grant.user,
      source: STREAM_SOURCES.find((known) => known === named) ?? 'camera',
      via: source.phase === 'packets' ? 'webrtc' : 'rtmp',
      video: carries.video,
      audio: carries.audio,
    },
  }
}
