import { every, type Scope } from '#shared/kernel/scope'
import { correct, type Steering } from './follow'
import type { Stretch } from './plan'
import type { Replay } from './replay'

/** A player of one file, of whichever platform; seconds. */
export interface Deck {
  /** Null until the file is known. */
  position(): number | null
  /** `waiting`: it has nothing to go on with; `over`: the file is at its end. */
  state(): 'ready' | 'waiting' | 'seeking' | 'over' | 'failed'
  seek(to: number): void
  run(on: boolean): void
  rate(rate: number): void
}

interface Needs {
  readonly replay: Replay
  readonly stretch: Stretch
  readonly deck: Deck
  readonly steering: Steering
  readonly now: () => number
}

const LOOK_EVERY_MS = 100

/** Keeps a deck at the replay's clock while the scope lasts. The answer looks at once: for the deck's own events. */
export function followClock({ replay, stretch, deck, steering, now }: Needs, scope: Scope): () => void {
  const { stream } = stretch.part
  let soughtAt = Number.NEGATIVE_INFINITY
  let jumps = -1

  function steer(wanted: number, actual: number, running: boolean): void {
    const { clock, ...state } = replay.store.getState()
    if (state.jumps !== jumps) soughtAt = Number.NEGATIVE_INFINITY
    jumps = state.jumps
    const correction = correct({ wanted, actual, speed: clock.speed, running, sinceSeekMs: now() - soughtAt }, steering)
    if (correction.do === 'run') return deck.rate(correction.rate)
    soughtAt = now()
    deck.seek(correction.to)
  }

  function look(): void {
    if (scope.ended) return
    const position = replay.position()
    const isTurn = stretch.from <= position && position < stretch.to
    const state = deck.state()
    const actual = deck.position()
    const wanted = isTurn ? (position - stretch.from) / 1_000 : 0
    replay.report(stream, toldOf(state, isTurn, actual))
    if (state === 'failed') return
    const { mode } = replay.store.getState().clock
    // A file may be a little shorter than was told: its last picture stays.
    const atEnd = state === 'over' && actual !== null && wanted >= actual
    const running = isTurn && !atEnd && mode === 'playing'
    // Phones fetch nothing before they play: who is waited for runs on, and is put right afterwards.
    deck.run(running || (isTurn && mode === 'waiting' && state === 'waiting'))
    if (actual !== null && state !== 'seeking' && !atEnd) steer(wanted, actual, running)
  }

  every(scope, LOOK_EVERY_MS, look)
  scope.onEnd(replay.store.subscribe((state, before) => {
    if (state.clock !== before.clock || state.jumps !== before.jumps) look()
  }))
  scope.onEnd(() => {
    deck.run(false)
    replay.forget(stream)
  })
  look()
  return look
}

/** Before its turn nobody waits for a player. */
function toldOf(state: ReturnType<Deck['state']>, isTurn: boolean, position: number | null): 'ready' | 'waiting' | 'failed' {
  if (state === 'failed') return 'failed'
  return isTurn && (position === null || state === 'waiting' || state === 'seeking') ? 'waiting' : 'ready'
}
