import type { MediaRoomState, MediaStatistics, StreamStatistics } from '../../contract'
import type { LivePlayerSet } from './live-players'
import type { LivePushers } from './live-pusher'
import { rowOf } from './net-status'

/** What the live components tell: no losses and no round trip, but bits, pictures and their evenness. */
export function liveStatistics(room: MediaRoomState, pusher: LivePushers, players: LivePlayerSet): MediaStatistics {
  const up = upRow(pusher)
  const down = downRows(room, players)
  const { publisher } = room
  const faltering = Object.values(room.players).some((player) => player.phase === 'waiting' || (player.phase === 'playing' && player.stalled))
  const playing = Object.values(room.players).some(({ phase }) => phase === 'playing')
  return {
    up: { kbps: up?.kbps ?? 0, lossPercent: null },
    down: { kbps: down.reduce((sum, { kbps }) => sum + kbps, 0), lossPercent: null },
    rttMs: null,
    quality: {
      up: publisher.phase === 'live' ? (publisher.weak ? 'poor' : 'good') : publisher.phase === 'waiting' ? 'poor' : 'unknown',
      down: faltering ? 'poor' : playing ? 'good' : 'unknown',
    },
    streams: [...(up ? [up] : []), ...down],
  }
}

function upRow({ pushing }: LivePushers): StreamStatistics | null {
  const status = pushing.getState().line?.store.getState().status
  return status ? rowOf('local', 'rtmp', status) : null
}

function downRows(room: MediaRoomState, { entries }: LivePlayerSet): readonly StreamStatistics[] {
  return Object.entries(entries.getState()).flatMap(([stream, { line }]) => {
    const { status } = line.store.getState()
    const player = room.players[stream]
    return status ? [rowOf(stream, player?.phase === 'playing' ? player.via : 'flv', status)] : []
  })
}
