import * as fc from 'fast-check'
import type { Json } from '#shared/kernel/json'
import { clawLaw } from '../../../src/scenarios/claw/law/law'
import { DIRECTIONS, type ClawHappening, type ClawMove } from '../../../src/scenarios/claw/law/moves'
import { readClaw } from '../../../src/scenarios/claw/law/read'
import { coinsOf, CONFIRM_MS, GRAB_MS, OPENING_COINS, opening, playerOf, RESULT_MS, TURN_MS, TURN_PRICE, type ClawState } from '../../../src/scenarios/claw/law/state'
import { room } from '../../support/room'

interface Game { readonly state: ClawState; readonly now: number; readonly told: string }

const start: Game = { state: opening, now: 1_000_000, told: '' }
const after = (state: ClawState, happenings: readonly ClawHappening[]) => happenings.reduce(clawLaw.reduce, state)

/** Somebody moves; a refusal leaves the state as it was, and is told. */
function move({ state, now }: Game, by: string, moved: ClawMove, role = 'player'): Game {
  const decided = clawLaw.decide(state, moved, { by, role, now, random: () => 0, room: room() })
  return decided.ok ? { state: after(state, decided.value), now, told: 'ok' } : { state, now, told: decided.failure }
}

function wait({ state, now }: Game, ms: number): Game {
  const later = now + ms
  return { state: after(state, clawLaw.atDeadline(state, later)), now: later, told: '' }
}

const leave = ({ state, now }: Game, who: string): Game => ({ state: after(state, clawLaw.afterLeave(state, who, now)), now, told: '' })
const play = (...steps: readonly ((game: Game) => Game)[]): Game => steps.reduce((game, step) => step(game), start)
const queue = (by: string) => (game: Game) => move(game, by, { type: 'queue' })
const confirm = (by: string, turnId: number) => (game: Game) => move(game, by, { type: 'confirm', turnId })
const grab = (by: string, turnId: number, number: number) => (game: Game) => move(game, by, { type: 'grab', turnId, number })
const waits = (ms: number) => (game: Game) => wait(game, ms)

describe('a turn', () => {
  test('is offered to the first who queues, and begins when they confirm', () => {
    const { state } = play(queue('ann'), queue('bob'), confirm('ann', 1))
    expect(state.turn).toEqual({ phase: 'steering', id: 1, player: 'ann', until: start.now + TURN_MS, moves: 0 })
    expect(state.queue).toEqual(['bob'])
    expect(coinsOf(state, 'ann')).toBe(OPENING_COINS - TURN_PRICE)
  })

  test('passes on when its player does not answer within 10 s; the others keep their order', () => {
    const { state } = play(queue('ann'), queue('bob'), queue('cem'), waits(CONFIRM_MS))
    expect(state).toMatchObject({ turn: { phase: 'offered', id: 2, player: 'bob' }, queue: ['cem'] })
    expect(coinsOf(state, 'ann')).toBe(OPENING_COINS)
  })

  test('ends in a grab by the clock after 30 s', () => {
    expect(play(queue('ann'), confirm('ann', 1), waits(TURN_MS)).state.turn.phase).toBe('grabbing')
  })

  test('goes from grab to result to the next', () => {
    const grabbed = play(queue('ann'), queue('bob'), confirm('ann', 1), grab('ann', 1, 1))
    const told = move(grabbed, 'm', { type: 'report', turnId: 1, won: true }, 'machine')
    expect(told.state).toMatchObject({ wins: 1, turn: { phase: 'shown', player: 'ann', won: true } })
    expect(wait(told, RESULT_MS).state.turn).toMatchObject({ phase: 'offered', player: 'bob', id: 2 })
  })

  test('gives the coins back when the machine tells no result', () => {
    const { state } = play(queue('ann'), confirm('ann', 1), grab('ann', 1, 1), waits(GRAB_MS))
    expect(state.turn).toMatchObject({ phase: 'shown', won: null })
    expect(coinsOf(state, 'ann')).toBe(OPENING_COINS)
  })

  test('is free again when nobody waits', () => {
    const over = play(queue('ann'), confirm('ann', 1), grab('ann', 1, 1), waits(GRAB_MS), waits(RESULT_MS))
    expect(over.state.turn).toEqual({ phase: 'free' })
    expect(clawLaw.nextDeadline(over.state)).toBeNull()
  })

  test('of somebody who leaves passes to the next; a grab under way is finished', () => {
    expect(leave(play(queue('ann'), queue('bob'), confirm('ann', 1)), 'ann').state.turn).toMatchObject({ phase: 'offered', player: 'bob' })
    expect(leave(play(queue('ann'), queue('bob'), confirm('ann', 1), grab('ann', 1, 1)), 'ann').state.turn).toMatchObject({ phase: 'grabbing', player: 'ann' })
    expect(leave(play(queue('ann'), queue('bob'), queue('cem')), 'bob').state.queue).toEqual(['cem'])
  })
})

describe('a move is refused', () => {
  const steering = play(queue('ann'), queue('bob'), confirm('ann', 1))
  const steer = (turnId: number, number: number): ClawMove => ({ type: 'steer', turnId, number, direction: 'left' })

  test.each([
    ['of somebody else', 'bob', steer(1, 1), 'law/not-your-turn'],
    ['of an older turn', 'ann', steer(0, 1), 'law/too-late'],
    ['of a turn to come', 'ann', steer(2, 1), 'law/too-late'],
    ['that queues twice', 'bob', { type: 'queue' }, 'law/refused'],
    ['that queues while playing', 'ann', { type: 'queue' }, 'law/refused'],
    ['that leaves a queue one is not in', 'cem', { type: 'unqueue' }, 'law/refused'],
    ['that confirms again', 'ann', { type: 'confirm', turnId: 1 }, 'law/refused'],
    ['that reports without being the machine', 'bob', { type: 'report', turnId: 1, won: true }, 'member/not-allowed'],
    ['that skips without being the operator', 'bob', { type: 'skip', turnId: 1 }, 'member/not-allowed'],
  ] as const)('%s', (_, by, moved, why) => {
    expect(move(steering, by, moved).told).toBe(why)
  })

  test('when its number is not higher than the last', () => {
    const third = move(steering, 'ann', steer(1, 3))
    expect(third.told).toBe('ok')
    expect([3, 2, 4].map((number) => move(third, 'ann', steer(1, number)).told)).toEqual(['law/too-late', 'law/too-late', 'ok'])
  })

  test('when its time is over, though the clock has not struck yet', () => {
    expect(move({ ...steering, now: steering.now + TURN_MS }, 'ann', steer(1, 1)).told).toBe('law/too-late')
  })

  test('when the purse is empty', () => {
    const poor: Game = { ...start, state: { ...opening, coins: { ann: TURN_PRICE - 1 } } }
    expect(move(poor, 'ann', { type: 'queue' }).told).toBe('law/refused')
  })
})

const players = ['ann', 'bob', 'cem', 'dan']
const anyMove: fc.Arbitrary<ClawMove> = fc.oneof(
  fc.constant<ClawMove>({ type: 'queue' }),
  fc.constant<ClawMove>({ type: 'unqueue' }),
  fc.record({ type: fc.constant('confirm' as const), turnId: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ type: fc.constant('steer' as const), turnId: fc.integer({ min: 1, max: 6 }), number: fc.integer({ min: 1, max: 9 }), direction: fc.constantFrom(...DIRECTIONS) }),
  fc.record({ type: fc.constant('grab' as const), turnId: fc.integer({ min: 1, max: 6 }), number: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant('report' as const), turnId: fc.integer({ min: 1, max: 6 }), won: fc.boolean() }),
  fc.record({ type: fc.constant('skip' as const), turnId: fc.integer({ min: 1, max: 6 }) }),
)
type Step = { readonly is: 'move'; readonly by: string; readonly role: string; readonly move: ClawMove } | { readonly is: 'wait'; readonly ms: number } | { readonly is: 'leave'; readonly who: string }
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('move' as const), by: fc.constantFrom(...players), role: fc.constantFrom('player', 'player', 'player', 'operator', 'machine'), move: anyMove }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 40_000 }) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('leave' as const), who: fc.constantFrom(...players) }) },
)
const take = (game: Game, step: Step): Game =>
  step.is === 'move' ? move(game, step.by, step.move, step.role) : step.is === 'wait' ? wait(game, step.ms) : leave(game, step.who)

describe('whatever happens', () => {
  test('there is at most one player, nobody stands twice, and nobody loses their place', () => {
    fc.assert(fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      steps.reduce((game, step) => {
        const next = take(game, step)
        const { queue: before } = game.state
        const { queue: now } = next.state
        expect(new Set(now).size).toBe(now.length)
        expect(now).not.toContain(playerOf(next.state))
        const stayed = before.filter((id) => now.includes(id))
        expect(now.filter((id) => before.includes(id))).toEqual(stayed)
        // Who is gone from the queue left it, or was the first and has the turn.
        const gone = before.filter((id) => !now.includes(id))
        const asked = step.is === 'leave' ? step.who : step.is === 'move' && step.move.type === 'unqueue' ? step.by : null
        expect(gone.every((id) => id === asked || (id === before[0] && playerOf(next.state) === id))).toBe(true)
        return next
      }, start)
    }))
  })

  test('the deadline always progresses, and the queue runs dry by itself', () => {
    fc.assert(fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      let { state, now } = steps.reduce(take, start)
      for (let round = 0; round < 5 * (players.length + 1); round++) {
        const deadline = clawLaw.nextDeadline(state)
        if (deadline === null) break
        now = Math.max(now, deadline)
        const next = after(state, clawLaw.atDeadline(state, now))
        const following = clawLaw.nextDeadline(next)
        expect(following === null || following > now).toBe(true)
        state = next
      }
      expect(state).toMatchObject({ turn: { phase: 'free' }, queue: [] })
    }))
  })

  test('before its time, a deadline changes nothing', () => {
    fc.assert(fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const { state } = steps.reduce(take, start)
      const deadline = clawLaw.nextDeadline(state)
      if (deadline !== null) expect(clawLaw.atDeadline(state, deadline - 1)).toEqual([])
    }))
  })

  test('coins are never minted, and a purse is never negative', () => {
    fc.assert(fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      const { state } = steps.reduce(take, start)
      for (const coins of Object.values(state.coins)) expect(coins >= 0 && coins <= OPENING_COINS).toBe(true)
    }))
  })

  test('the state survives JSON, and is read back as it was', () => {
    fc.assert(fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const { state } = steps.reduce(take, start)
      expect(readClaw(JSON.parse(JSON.stringify(state)))).toEqual(state)
    }))
  })

  test('any JSON is a move or is refused', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => {
      const parsed = clawLaw.parseMove(json as Json)
      expect(parsed === null || typeof parsed.type === 'string').toBe(true)
      expect(readClaw(json as Json)).toBeTruthy()
    }))
  })
})
