import { createScope } from '#shared/kernel/scope'
import { followClock, type Deck } from '../../../src/pages/replay/pilot'
import { reelsOf } from '../../../src/pages/replay/plan'
import { createReplay } from '../../../src/pages/replay/replay'
import { part, recording, START } from './recording'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

const scope = createScope()
const replayOf = () => createReplay({ length: 60_000, now: Date.now }, scope)
const after = (ms: number) => jest.advanceTimersByTime(ms)
afterAll(() => scope.end())

test('all wait while one has nothing, and go on when it has', () => {
  const replay = replayOf()
  replay.toggle()
  after(2_000)
  replay.report('chen', 'waiting')
  after(3_000)
  expect([replay.store.getState().clock.mode, replay.position()]).toEqual(['waiting', 2_000])
  replay.report('chen', 'ready')
  after(1_000)
  expect(replay.position()).toBe(3_000)
})

test('after eight seconds they go on without the one, which joins in when it can', () => {
  const replay = replayOf()
  replay.toggle()
  replay.report('chen', 'waiting')
  after(7_900)
  expect(replay.position()).toBe(0)
  after(2_100)
  expect([replay.store.getState().players['chen'], replay.position()]).toEqual(['late', 2_000])
  replay.report('chen', 'waiting')
  expect(replay.store.getState().clock.mode).toBe('playing')
  replay.report('chen', 'ready')
  expect(replay.store.getState().players['chen']).toBe('ready')
})

test('after a jump everybody is waited for again', () => {
  const replay = replayOf()
  replay.toggle()
  replay.report('chen', 'waiting')
  after(9_000)
  replay.seek(30_000)
  expect([replay.store.getState().clock.mode, replay.position()]).toEqual(['waiting', 30_000])
})

test('nobody waits for a player that is gone or broken', () => {
  const replay = replayOf()
  replay.toggle()
  replay.report('chen', 'waiting')
  replay.forget('chen')
  expect(replay.store.getState().clock.mode).toBe('playing')
  replay.report('wang', 'failed')
  expect(replay.store.getState().clock.mode).toBe('playing')
})

test('at its end it is paused, and played again from the start', () => {
  const replay = replayOf()
  replay.seek(59_500)
  replay.toggle()
  after(1_000)
  expect([replay.store.getState().clock.mode, replay.position()]).toEqual(['paused', 60_000])
  replay.toggle()
  expect(replay.position()).toBe(0)
})

test('a step leads no further than the ends', () => {
  const replay = replayOf()
  replay.skip(-10_000)
  expect(replay.position()).toBe(0)
  replay.seek(55_000)
  replay.skip(10_000)
  expect(replay.position()).toBe(60_000)
})

/** A player that runs as fast as it is told, and a little wrong. */
function fakeDeck(drift = 1) {
  let at = 0
  let since = Date.now()
  let runs = false
  let rate = 1
  const deck = { state: 'ready' as ReturnType<Deck['state']>, seeks: [] as number[], rates: [] as number[] }
  const here = () => at + (runs ? ((Date.now() - since) / 1_000) * rate * drift : 0)
  const anchor = (seconds: number) => { at = seconds; since = Date.now() }
  const actual: Deck = {
    position: here,
    state: () => deck.state,
    seek: (to) => { deck.seeks.push(to); anchor(to) },
    run: (on) => { anchor(here()); runs = on },
    rate: (next) => { anchor(here()); if (next !== rate) deck.rates.push(next); rate = next },
  }
  return { ...deck, actual, here, become: (state: ReturnType<Deck['state']>) => { deck.state = state }, seeks: deck.seeks, rates: deck.rates, runs: () => runs }
}

const STEERING = { toleranceS: 0.15, nudgeOverS: 0.04 }
const chenLater = reelsOf(recording({ parts: [part('chen', 5_000, 20_000)] }), START)[0]!.stretches[0]!

function follow(drift = 1) {
  const replay = replayOf()
  const deck = fakeDeck(drift)
  const life = createScope(scope)
  followClock({ replay, stretch: chenLater, deck: deck.actual, steering: STEERING, now: Date.now }, life)
  return { replay, deck, life }
}

test('a player stands before its turn, runs in it, and is let go after it', () => {
  const { replay, deck, life } = follow()
  replay.toggle()
  after(4_900)
  expect(deck.runs()).toBe(false)
  after(600)
  expect(deck.runs()).toBe(true)
  expect(deck.here()).toBeCloseTo(0.5, 1)
  life.end()
  expect([deck.runs(), replay.store.getState().players]).toEqual([false, {}])
})

test('a jump puts the player there at once', () => {
  const { replay, deck } = follow()
  replay.seek(12_000)
  expect(deck.here()).toBe(7)
  replay.seek(9_000)
  expect(deck.here()).toBe(4)
})

test('a player that runs a little slow is nudged, not moved', () => {
  const { replay, deck } = follow(0.97)
  replay.seek(5_000)
  replay.toggle()
  after(10_000)
  expect(Math.abs(deck.here() - 10)).toBeLessThan(0.15)
  expect(deck.rates).toContain(1.05)
  expect(deck.seeks).toEqual([])
})

test('a player that cannot keep up is moved, with a rest between', () => {
  const { replay, deck } = follow(0.8)
  replay.seek(5_000)
  replay.toggle()
  after(10_000)
  expect(deck.seeks.length).toBeGreaterThan(1)
  expect(deck.seeks.length).toBeLessThan(6)
})

test('a player without data holds the clock only in its turn', () => {
  const { replay, deck } = follow()
  deck.become('waiting')
  replay.toggle()
  after(4_000)
  expect(replay.position()).toBe(4_000)
  after(2_000)
  expect([replay.store.getState().clock.mode, Math.round(replay.position() / 100)]).toEqual(['waiting', 50])
  deck.become('ready')
  after(1_000)
  expect(replay.position()).toBeGreaterThan(5_500)
})

test('a file that ends early holds nobody', () => {
  const { replay, deck } = follow()
  replay.seek(10_000)
  replay.toggle()
  deck.become('over')
  after(3_000)
  expect(replay.position()).toBe(13_000)
})
