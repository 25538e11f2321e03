import type { StreamId } from '#shared/room/state'
import type { MediaRoomState, PlayerState, PublisherState, ScreenState } from './contract'

/** A media room that was just opened. */
export const freshMediaRoom: MediaRoomState = {
  publisher: { phase: 'idle' },
  microphone: { state: 'off' },
  camera: { state: 'off' },
  screen: { phase: 'idle' },
  facing: 'front',
  players: {},
  levels: {},
  sound: 'allowed',
}

/** The state with what one stream's player does; null takes the player out. The same state if nothing changed. */
export function withPlayer(state: MediaRoomState, stream: StreamId, player: PlayerState | null): MediaRoomState {
  const { [stream]: before, ...others } = state.players
  if (sameFlat(before, player)) return state
  return { ...state, players: player === null ? others : { ...others, [stream]: player } }
}

/** The state with what the publisher does; the same state if nothing changed. */
export function withPublisher(state: MediaRoomState, publisher: PublisherState): MediaRoomState {
  return sameFlat(state.publisher, publisher) ? state : { ...state, publisher }
}

/** The state with what the shared screen does; the same state if nothing changed. */
export function withScreen(state: MediaRoomState, screen: ScreenState): MediaRoomState {
  return sameFlat(state.screen, screen) ? state : { ...state, screen }
}

/** The state with new loudness of one stream or `local`: rises at once, falls softly, silent ones are left out. */
export function withLevel(state: MediaRoomState, key: string, level: number): MediaRoomState {
  const { [key]: before = 0, ...others } = state.levels
  const smooth = Math.max(level, before * FALL)
  const next = smooth < SILENT ? 0 : Math.min(1, Math.round(smooth * 100) / 100)
  if (next === before) return state
  return { ...state, levels: next === 0 ? others : { ...others, [key]: next } }
}

function sameFlat(one: object | null | undefined, other: object | null): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other)
}

/** The share of its loudness that a voice keeps from one measure to the next. */
const FALL = 0.6
const SILENT = 0.01
