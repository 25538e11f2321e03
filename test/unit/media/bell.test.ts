import { createScope } from '#shared/kernel/scope'
import { createBell } from '../../../src/media/bell'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('a ring wakes who waits', async () => {
  const bell = createBell()
  const waiting = bell.wait(createScope(), null)
  bell.ring()
  await expect(waiting).resolves.toBe(true)
})

test('a ring while nobody waits is kept, once', async () => {
  const bell = createBell()
  bell.ring()
  bell.ring()
  await expect(bell.wait(createScope(), 1_000)).resolves.toBe(true)
  const next = bell.wait(createScope(), 1_000)
  await jest.advanceTimersByTimeAsync(1_000)
  await expect(next).resolves.toBe(false)
})

test('nobody waits beyond the end of the scope', async () => {
  const scope = createScope()
  const waiting = createBell().wait(scope, null)
  scope.end()
  await expect(waiting).resolves.toBe(false)
})
