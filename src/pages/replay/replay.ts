import { createStore, type StoreApi } from 'zustand/vanilla'
import { after, createScope, every, type Scope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import { goOn, hold, isOver, pause, play, positionAt, seek, stoppedClock, withLength, withSpeed, type ReplayClock, type Speed } from './replay-clock'

/** How a player does. `late`: the others went on without it; `failed`: its file does not play. */
export type PlayerState = 'ready' | 'waiting' | 'late' | 'failed'

export interface ReplayState {
  readonly clock: ReplayClock
  /** The position as views show it, ms: told a few times a second. */
  readonly position: number
  readonly players: Readonly<Record<StreamId, PlayerState>>
  readonly muted: boolean
  /** Counts how often the person jumped. */
  readonly jumps: number
}

/** One replay: a clock that all players follow, and that waits for them. */
export interface Replay {
  readonly store: StoreApi<ReplayState>
  /** Ms from the recording's start, now. */
  position(): number
  toggle(): void
  seek(to: number): void
  /** From where it stands. */
  skip(ms: number): void
  setSpeed(speed: Speed): void
  setMuted(muted: boolean): void
  setLength(length: number): void
  /** A player tells whether it could play on now. */
  report(stream: StreamId, state: Exclude<PlayerState, 'late'>): void
  /** A player is not needed any more. */
  forget(stream: StreamId): void
}

interface Needs {
  readonly length: number
  readonly now: () => number
}

/** So long all wait for one. */
export const PATIENCE_MS = 8_000
const TOLD_EVERY_MS = 200

/** A replay at the beginning, paused; it ends with the scope. */
export function createReplay({ length, now }: Needs, scope: Scope): Replay {
  const store = createStore<ReplayState>(() => ({ clock: stoppedClock(length), position: 0, players: {}, muted: false, jumps: 0 }))
  const patience = createPatience(scope, () => change(({ players }) => ({ players: withoutWaiting(players) })))

  /** Whatever changes, the clock holds or goes on with it. */
  function change(next: (state: ReplayState) => Partial<ReplayState>): void {
    const state = { ...store.getState(), ...next(store.getState()) }
    const blocked = Object.values(state.players).includes('waiting')
    const clock = blocked ? hold(state.clock, now()) : goOn(state.clock, now())
    store.setState({ ...state, clock, position: positionAt(clock, now()) })
    // Whoever heard of it may have changed it again.
    patience.run(store.getState().clock.mode === 'waiting')
  }

  const jump = (to: number) => change(({ clock, jumps, players }) => ({ clock: seek(clock, to, now()), jumps: jumps + 1, players: withoutLate(players) }))
  const position = () => positionAt(store.getState().clock, now())

  every(scope, TOLD_EVERY_MS, () => {
    const { clock } = store.getState()
    if (clock.mode === 'playing') change(() => (isOver(clock, now()) ? { clock: pause(clock, now()) } : {}))
  })

  return {
    store,
    position,
    toggle: () => change(({ clock, jumps }) => (clock.mode === 'paused' ? { clock: play(clock, now()), jumps: isOver(clock, now()) ? jumps + 1 : jumps } : { clock: pause(clock, now()) })),
    seek: jump,
    skip: (ms) => jump(position() + ms),
    setSpeed: (speed) => change(({ clock }) => ({ clock: withSpeed(clock, speed, now()) })),
    setMuted: (muted) => change(() => ({ muted })),
    setLength: (grown) => change(({ clock }) => ({ clock: withLength(clock, grown, now()) })),
    report(stream, told) {
      const before = store.getState().players[stream]
      const state = told === 'waiting' && before === 'late' ? 'late' : told
      if (state !== before) change(({ players }) => ({ players: { ...players, [stream]: state } }))
    },
    forget: (stream) => change(({ players: { [stream]: _gone, ...players } }) => ({ players })),
  }
}

/** Gives up on who is waited for, once for each wait. */
function createPatience(scope: Scope, giveUp: () => void) {
  let wait: Scope | null = null
  return {
    run(waiting: boolean) {
      if (waiting === (wait !== null)) return
      wait?.end()
      wait = waiting ? createScope(scope) : null
      if (wait) after(wait, PATIENCE_MS, giveUp)
    },
  }
}

type Players = ReplayState['players']

const renamed = (players: Players, from: PlayerState, to: PlayerState): Players =>
  Object.fromEntries(Object.entries(players).map(([stream, state]) => [stream, state === from ? to : state]))

const withoutWaiting = (players: Players): Players => renamed(players, 'waiting', 'late')

/** After a jump, everybody is waited for again. */
const withoutLate = (players: Players): Players => renamed(players, 'late', 'waiting')
