import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { impossible } from '#shared/kernel/impossible'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { MediaNeeds, MediaRoom, MediaRoomState, PlayerState } from '../../contract'
import { withLevel, withPlayer } from '../../room-state'
import { createLiveLine } from './live-line'
import type { LiveLine, LiveState } from './live-line'

/** One live-player and what is wanted of it. */
export interface LivePlayerEntry {
  readonly line: LiveLine
  readonly video: boolean
  readonly audio: boolean
  /** Tiles that show it now. */
  readonly shown: number
  /** No tile has it, and none is on its way: its sound needs an unseen element. */
  readonly unseen: boolean
  end(): void
}

/** The players by stream, for the views. */
export type LivePlayers = StoreApi<Readonly<Record<StreamId, LivePlayerEntry>>>

export interface LivePlayerSet {
  readonly entries: LivePlayers
  /** `live` for who sends in a live mode: smooth before quick. */
  readonly mode: StoreApi<'RTC' | 'live'>
  readonly want: MediaRoom['want']
  tell: LiveLine['tell']
  /** A tile shows the stream until the answer is called. */
  show(stream: StreamId): () => void
  heard(stream: StreamId, level: number): void
}

/** Ends with the visit. */
export function createLivePlayers(visit: Scope, media: MediaNeeds, room: StoreApi<MediaRoomState>): LivePlayerSet {
  const entries: LivePlayers = createStore(() => ({}))
  const change = (stream: StreamId, next: (entry: LivePlayerEntry) => Partial<LivePlayerEntry>) => {
    const entry = entries.getState()[stream]
    if (entry) entries.setState({ [stream]: { ...entry, ...next(entry) } })
  }
  const mode = createStore<'RTC' | 'live'>(() => 'RTC')
  const add = (stream: StreamId, video: boolean, audio: boolean) => {
    const life = createScope(visit)
    const line = createPlayerLine(life, stream, media, () => cacheOf(mode.getState()).max * 1_000 * LATE_TIMES)
    follow(line, life, (state) => room.setState((now) => withPlayer(now, stream, playerStateOf(state))))
    life.onEnd(() => {
      entries.setState(({ [stream]: _gone, ...others }) => others, true)
      room.setState((now) => withLevel(withPlayer(now, stream, null), stream, 0))
    })
    entries.setState({ [stream]: { line, video, audio, shown: 0, unseen: false, end: life.end } })
    after(life, TILE_MS, () => change(stream, ({ shown }) => ({ unseen: shown === 0 })))
  }
  return {
    entries,
    mode,
    want(streams) {
      if (visit.ended) return
      const wanted = new Map(streams.slice(0, MOST_PLAYERS).map((stream) => [stream.id, stream]))
      for (const [stream, { end }] of Object.entries(entries.getState())) if (!wanted.has(stream)) end()
      for (const { id, video, audio } of wanted.values()) {
        if (id in entries.getState()) change(id, () => ({ video, audio }))
        else add(id, video, audio)
      }
    },
    tell: (input) => Object.values(entries.getState()).forEach(({ line }) => line.tell(input)),
    show(stream) {
      change(stream, ({ shown }) => ({ shown: shown + 1, unseen: false }))
      return () => change(stream, ({ shown }) => ({ shown: Math.max(0, shown - 1), unseen: shown <= 1 }))
    },
    heard(stream, level) {
      if (stream in entries.getState()) room.setState((now) => withLevel(now, stream, level))
    },
  }
}

function follow({ store }: LiveLine, life: Scope, tell: (state: LiveState) => void): void {
  tell(store.getState())
  life.onEnd(store.subscribe(tell))
}

function createPlayerLine(life: Scope, stream: StreamId, media: MediaNeeds, lateMs: () => number): LiveLine {
  return createLiveLine(life, {
    of: 'player',
    now: Date.now,
    random: Math.random,
    lateMs,
    async address(attempt) {
      const reply = await media.playAddress(stream)
      if (!reply.ok) {
        media.note({ at: Date.now(), what: `play:${reply.failure}`, stream })
        return null
      }
      return wayOf(attempt) === 'flv' ? reply.value.flv : reply.value.rtmp
    },
    missing: () => undefined,
    encoderFailed: () => undefined,
    note: (what, code) => media.note({ at: Date.now(), what, code, stream }),
  })
}

/** HTTP-FLV first; RTMP after two failures, and so on by turns, for one of the two may be shut off. */
function wayOf(attempt: number): 'flv' | 'rtmp' {
  return attempt % 4 < 2 ? 'flv' : 'rtmp'
}

function playerStateOf({ machine: { stage }, element }: LiveState): PlayerState {
  switch (stage.stage) {
    case 'flowing':
      return { phase: 'playing', via: element?.url.startsWith('rtmp') === true ? 'rtmp' : 'flv', stalled: stage.weakUntil > Date.now() || stage.lateAt !== null }
    case 'paused':
      return { phase: 'waiting', attempt: 0 }
    case 'waiting':
      return { phase: 'waiting', attempt: stage.attempt }
    case 'addressing':
    case 'starting':
      return stage.attempt > 0 ? { phase: 'waiting', attempt: stage.attempt } : { phase: 'starting' }
    default:
      return impossible(stage)
  }
}

/** Recommended for talking, and for watching, in seconds. */
const TALK_CACHE_S = { min: 0.2, max: 0.8 }
const LIVE_CACHE_S = { min: 2, max: 5 }

/** How much a player keeps back, in seconds. */
export const cacheOf = (mode: 'RTC' | 'live') => (mode === 'live' ? LIVE_CACHE_S : TALK_CACHE_S)

/** Twice as much as it is told to keep is late. */
const LATE_TIMES = 2

/** Somebody new gets a tile as soon as the grid is measured: an element made before it would be made twice. */
export const TILE_MS = 1_000

/** What phones carry beside a pusher; some Android phones stop at 6. */
export const MOST_PLAYERS = 8
