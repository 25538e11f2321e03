import fc from 'fast-check'
import { codes } from '../../../src/media/providers/gateway/codes'
import { startLive, stepLive } from '../../../src/media/providers/gateway/live-machine'
import type { LiveInput, LiveMachine } from '../../../src/media/providers/gateway/live-machine'

const KNOWN = [...codes.keys()]
const UNKNOWN = [10012, 10014, 2027, 2029, 4998, 4999, 123456, -42]
const NEVER_MS = 180_000

const step = (machine: LiveMachine, input: LiveInput, now: number): LiveMachine => stepLive(machine, input, now, 0.5).machine
const code = (number: number): LiveInput => ({ input: 'code', code: number })
const addressed = (machine: LiveMachine, now: number): LiveMachine => step(machine, { input: 'address', build: machine.build, ok: true }, now)
const begun = (of: 'pusher' | 'player'): LiveMachine => addressed(startLive(of, 0).machine, 0)
const flowing = (of: 'pusher' | 'player'): LiveMachine => step(begun(of), { input: 'net', flows: true, late: false }, 100)

/** Lets seconds pass; each address that is asked for comes at once. */
function pass(machine: LiveMachine, from: number, seconds: number, net?: boolean, atStart?: LiveInput): LiveMachine {
  let now = machine
  for (let second = 1; second <= seconds; second += 1) {
    const at = from + second * 1_000
    now = step(now, { input: 'tick' }, at)
    if (net !== undefined) now = step(now, { input: 'net', flows: net, late: false }, at)
    if (now.stage.stage === 'addressing') now = addressed(now, at)
    if (now.stage.stage === 'starting' && atStart) now = step(now, atStart, at)
  }
  return now
}

describe('a live component', () => {
  test('asks for its address first', () => {
    const { machine, effects } = startLive('pusher', 0)
    expect(effects).toEqual([{ effect: 'ask-address', build: 1 }])
    expect(machine.stage.stage).toBe('addressing')
  })

  test('asks again, later each time, when the address is refused', () => {
    let { machine } = startLive('player', 0)
    const waits: number[] = []
    for (let attempt = 1, now = 0; attempt <= 4; attempt += 1) {
      machine = step(machine, { input: 'address', build: machine.build, ok: false }, now)
      if (machine.stage.stage !== 'waiting') throw new Error('does not wait')
      waits.push(machine.stage.until - now)
      now = machine.stage.until
      machine = step(machine, { input: 'tick' }, now)
    }
    expect(waits).toEqual([...waits].sort((one, other) => one - other))
    expect(waits[0]).toBe(300)
  })

  test('takes no address of an older build', () => {
    const machine = step(startLive('player', 0).machine, { input: 'rebuild' }, 10)
    expect(step(machine, { input: 'address', build: 1, ok: true }, 20).stage.stage).toBe('addressing')
  })

  test('is live when the pusher says so, or when bits pass although it says nothing', () => {
    expect(step(begun('pusher'), code(1002), 100).stage.stage).toBe('flowing')
    expect(step(begun('pusher'), { input: 'net', flows: true, late: false }, 100).stage.stage).toBe('flowing')
  })

  test('is weak for some seconds after NET_BUSY', () => {
    const { stage } = step(flowing('pusher'), code(1101), 1_000)
    expect(stage).toMatchObject({ stage: 'flowing', weakUntil: 11_000 })
  })

  test.each([['pusher', -1307], ['pusher', 3004], ['player', -2301]] as const)('of kind %s is made anew with a fresh address after %i', (of, broken) => {
    const before = flowing(of)
    const waiting = step(before, code(broken), 1_000)
    expect(waiting.stage).toMatchObject({ stage: 'waiting', attempt: 1, until: 1_300 })
    const { machine, effects } = stepLive(waiting, { input: 'tick' }, 1_300, 0.5)
    expect(effects).toEqual([{ effect: 'ask-address', build: before.build + 1 }])
    expect(addressed(machine, 1_400).stage.stage).toBe('starting')
  })

  /** Reports come every two seconds, the clock is looked at twice a second; the stall begins after a report, which the next one still calls flowing. */
  test.each([[100, true], [1_000, true], [1_900, true], [100, false], [1_900, false]])('is made anew within five seconds of a stall %i ms after a report, whatever the codes say (reports go on: %p)', (stallAt, reports) => {
    let machine = step(begun('player'), { input: 'net', flows: true, late: false }, 0)
    let at = 0
    while (machine.build === 1 && at < 20_000) {
      at += 100
      if (reports && at % 2_000 === 0) machine = step(machine, { input: 'net', flows: at - 2_000 < stallAt, late: false }, at)
      if (at % 500 === 0) machine = step(step(machine, code(2005), at), { input: 'tick' }, at)
    }
    expect(at - stallAt).toBeLessThanOrEqual(5_000)
    expect(at - stallAt).toBeGreaterThan(1_900)
  })

  test('is made anew when it plays much later than it should and does not catch up by itself', () => {
    const late = (machine: LiveMachine, at: number, late = true) => step(machine, { input: 'net', flows: true, late }, at)
    const behind = late(late(flowing('player'), 2_000), 4_000)
    expect(behind.stage).toMatchObject({ stage: 'flowing', lateAt: 2_000 })
    expect(late(behind, 6_000).build).toBe(behind.build + 1)
    const caughtUp = late(behind, 6_000, false)
    expect(caughtUp.stage).toMatchObject({ stage: 'flowing', lateAt: null })
    expect(late(caughtUp, 8_000).build).toBe(behind.build)
  })

  test('waits longer each time that did not help: its owner may have turned all off', () => {
    const silent = pass(flowing('player'), 0, 180, false)
    const told = pass(flowing('player'), 0, 180, false, code(2002))
    expect(told.build).toBeGreaterThan(2)
    expect(told.build).toBeLessThan(8)
    expect(silent.build).toBeLessThan(15)
  })

  test('is left alone while nothing is to flow', () => {
    const machine = step(flowing('pusher'), { input: 'expect', something: false }, 200)
    expect(pass(machine, 200, 120, false).build).toBe(machine.build)
    const again = step(pass(machine, 200, 120, false), { input: 'expect', something: true }, 121_000)
    expect(step(again, { input: 'tick' }, 121_500).build).toBe(machine.build)
    expect(pass(again, 121_000, 8, false).build).toBe(machine.build + 1)
  })

  test('tries nothing in background and comes back by itself', () => {
    const paused = step(flowing('pusher'), { input: 'pause' }, 1_000)
    expect(pass(step(paused, code(5000), 1_100), 1_000, 600).stage.stage).toBe('paused')
    const back = step(paused, { input: 'resume' }, 60_000)
    expect(step(back, { input: 'net', flows: true, late: false }, 60_500).stage.stage).toBe('flowing')
    expect(pass(back, 60_000, 4).build).toBe(paused.build + 1)
  })

  test('is made anew at once when the gateway is another', () => {
    const { machine, effects } = stepLive(flowing('player'), { input: 'rebuild' }, 1_000, 0.5)
    expect(effects).toEqual([{ effect: 'ask-address', build: 2 }])
    expect(machine.stage).toMatchObject({ stage: 'addressing', attempt: 0 })
  })

  test.each(KNOWN)('notes code %i with its meaning', (known) => {
    for (const kind of ['pusher', 'player'] as const) {
      const { effects } = stepLive(flowing(kind), code(known), 500, 0.5)
      expect(effects).toContainEqual(expect.objectContaining({ effect: 'note', code: known }))
    }
  })

  test.each(UNKNOWN)('is not confused by the unknown code %i', (unknown) => {
    const machine = flowing('pusher')
    const { machine: after, effects } = stepLive(machine, code(unknown), 500, 0.5)
    expect(after).toBe(machine)
    expect(effects).toEqual([{ effect: 'note', code: unknown, what: 'unknown code' }])
  })
})

describe('any sequence of events', () => {
  const input: fc.Arbitrary<LiveInput> = fc.oneof(
    fc.constantFrom(...KNOWN, ...UNKNOWN).map(code),
    fc.record({ input: fc.constant('net' as const), flows: fc.boolean(), late: fc.boolean() }),
    fc.record({ input: fc.constant('address' as const), build: fc.integer({ min: 0, max: 30 }), ok: fc.boolean() }),
    fc.boolean().map((something) => ({ input: 'expect', something }) as const),
    fc.constantFrom<LiveInput>({ input: 'tick' }, { input: 'rebuild' }, { input: 'pause' }, { input: 'resume' }),
  )
  const story = fc.record({
    of: fc.constantFrom('pusher' as const, 'player' as const),
    inputs: fc.array(fc.record({ input, afterMs: fc.integer({ min: 0, max: 20_000 }), random: fc.double({ min: 0, max: 0.999, noNaN: true }) }), { maxLength: 60 }),
  })
  const tell = ({ of, inputs }: typeof story extends fc.Arbitrary<infer Story> ? Story : never) => {
    let { machine } = startLive(of, 0)
    let now = 0
    for (const { input: next, afterMs, random } of inputs) {
      now += afterMs
      machine = stepLive(machine, next, now, random).machine
    }
    return { machine, now }
  }

  test('throws nothing and counts builds upwards', () => {
    fc.assert(fc.property(story, (events) => {
      expect(tell(events).machine.build).toBeGreaterThanOrEqual(1)
    }), { numRuns: 500 })
  })

  test('leaves nothing stuck: with addresses and nothing flowing it is made anew', () => {
    fc.assert(fc.property(story, (events) => {
      const { machine, now } = tell(events)
      const wanted = step(step(machine, { input: 'resume' }, now), { input: 'expect', something: true }, now)
      expect(pass(wanted, now, NEVER_MS / 1_000).build).toBeGreaterThan(wanted.build)
    }), { numRuns: 500 })
  })

  test('leaves nothing stuck: as soon as bits pass it is live', () => {
    fc.assert(fc.property(story, (events) => {
      const { machine, now } = tell(events)
      const wanted = step(machine, { input: 'resume' }, now)
      expect(pass(wanted, now, 30, true).stage.stage).toBe('flowing')
    }), { numRuns: 500 })
  })
})
