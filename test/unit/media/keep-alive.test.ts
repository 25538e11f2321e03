import { createScope } from '#shared/kernel/scope'
import { failure, success } from '#shared/kernel/result'
import { createGate } from '../../../src/media/gate'
import { keepAlive } from '../../../src/media/keep-alive'
import type { Held, LineState } from '../../../src/media/keep-alive'

interface Connection extends Held { readonly name: string }

/** A line whose tries are answered by the test. */
function start({ betterAfterMs = null }: { readonly betterAfterMs?: number | null } = {}) {
  const scope = createScope()
  const ended: string[] = []
  const health = new Map<string, { well: boolean; ring: () => void }>()
  let next: 'works' | 'fails' | 'hopeless' | 'hangs' = 'works'
  let tries = 0
  let state: LineState<Connection, string> = { held: null, attempt: 0, why: null }
  const line = keepAlive<Connection, string>(scope, {
    gate: createGate(1),
    random: () => 0.5,
    final: (why) => why === 'hopeless',
    told: (told) => {
      state = told
    },
    async connect(life, ring) {
      tries += 1
      const name = `c${tries}`
      life.onEnd(() => ended.push(name))
      if (next === 'hangs') await new Promise<void>((resolve) => life.onEnd(resolve))
      if (next !== 'works') return failure(next)
      const own = { well: true, ring }
      health.set(name, own)
      return success({ name, betterAfterMs, well: () => own.well })
    },
  })
  const set = (name: string, well: boolean) => {
    const own = health.get(name)
    if (!own) throw new Error(`no ${name}`)
    own.well = well
    own.ring()
  }
  return { scope, line, ended, set, tries: () => tries, held: () => state.held?.name ?? null, state: () => state, answer: (how: typeof next) => void (next = how) }
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('a connection that stands is kept', async () => {
  const line = start()
  await pass(60_000)
  expect([line.held(), line.tries()]).toEqual(['c1', 1])
})

test('tries go on for ever, with growing waits', async () => {
  const line = start()
  line.answer('fails')
  line.line.rebuild()
  await pass(2_000)
  const early = line.tries()
  await pass(60_000)
  expect(early).toBeGreaterThanOrEqual(4)
  expect(line.tries() - early).toBeGreaterThan(10)
  expect(line.tries() - early).toBeLessThan(20)
  expect(line.state()).toMatchObject({ held: null, why: 'fails' })
})

test('the old connection stays until the new one stands', async () => {
  const line = start()
  await pass(0)
  line.answer('fails')
  line.set('c1', false)
  await pass(1_000)
  expect(line.held()).toBe('c1')
  expect(line.ended).not.toContain('c1')
  line.answer('works')
  await pass(5_000)
  expect(line.ended).toContain('c1')
  expect(line.state()).toMatchObject({ attempt: 0, why: null })
})

test('an old connection that recovers is kept, and the tries end', async () => {
  const line = start()
  await pass(0)
  line.answer('fails')
  line.set('c1', false)
  await pass(1_000)
  line.set('c1', true)
  await pass(0)
  const tries = line.tries()
  await pass(60_000)
  expect([line.held(), line.tries()]).toEqual(['c1', tries])
})

test('a rebuild drops all and connects at once', async () => {
  const line = start()
  await pass(0)
  line.line.rebuild()
  await pass(0)
  expect([line.held(), line.ended]).toEqual(['c2', ['c1']])
})

test('a rebuild does not wait for a try that hangs', async () => {
  const line = start()
  await pass(0)
  line.answer('hangs')
  line.line.rebuild()
  await pass(60_000)
  expect([line.held(), line.tries()]).toEqual([null, 2])
  line.answer('works')
  line.line.rebuild()
  await pass(0)
  expect(line.held()).toBe('c3')
})

test('what is hopeless waits for a poke', async () => {
  const line = start()
  await pass(0)
  line.answer('hopeless')
  line.line.rebuild()
  await pass(60_000)
  expect(line.tries()).toBe(2)
  line.answer('works')
  line.line.poke()
  await pass(0)
  expect(line.held()).toBe('c3')
})

test('a second choice is kept while a better one is tried for', async () => {
  const line = start({ betterAfterMs: 15_000 })
  await pass(0)
  line.answer('fails')
  await pass(16_000)
  expect([line.held(), line.tries()]).toEqual(['c1', 2])
  line.answer('works')
  await pass(15_000)
  expect(line.held()).toBe('c3')
})

test('everything ends with the scope', async () => {
  const line = start()
  await pass(0)
  line.scope.end()
  await pass(60_000)
  expect([line.ended, line.tries()]).toEqual([['c1'], 1])
})
