import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { Count } from '../border/device.ts'
import { textOf } from './errors.ts'

const LONGEST_LINE = 4_000

/** The mini-program's `console`: each line goes to the bench too. */
export function createConsole(counted: (count: Count) => void, now: () => number): object {
  const line = (level: 'log' | 'info' | 'warn' | 'error' | 'debug') => (...values: readonly unknown[]) =>
    counted({ of: 'console', level, text: values.map(textOf).join(' ').slice(0, LONGEST_LINE), at: now() })
  const nothing = (): void => undefined
  return {
    log: line('log'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    debug: line('debug'),
    trace: line('debug'),
    group: line('log'),
    groupEnd: nothing,
    time: nothing,
    timeEnd: nothing,
    table: line('log'),
    assert: (condition: unknown, ...values: readonly unknown[]) => (condition ? undefined : line('error')('Assertion failed:', ...values)),
  }
}

/** Timers of the mini-program; they end with it. Real ones stand still in the background, and so do these. */
export interface Timers {
  readonly names: Readonly<Record<'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval', (...args: never) => unknown>>
  pause(): void
  resume(): void
}

interface Timer { readonly act: () => void; readonly periodMs: number; readonly repeats: boolean; dueAt: number; wait: Scope }

const LONGEST_MS = 2 ** 31 - 1

export function createTimers(guard: (at: string, act: () => void) => void, now: () => number, scope: Scope): Timers {
  const timers = new Map<number, Timer>()
  let ids = 0
  let paused = false
  const plan = (id: number, timer: Timer): void => {
    timer.wait.end()
    if (paused) return
    timer.wait = createScope(scope)
    after(timer.wait, Math.max(0, timer.dueAt - now()), () => {
      if (timer.repeats) timer.dueAt = Math.max(timer.dueAt + timer.periodMs, now())
      else timers.delete(id)
      guard(timer.repeats ? 'setInterval' : 'setTimeout', timer.act)
      if (timer.repeats && timers.has(id)) plan(id, timer)
      else timer.wait.end()
    })
  }
  const start = (repeats: boolean) => (act: unknown, delayMs: unknown, ...args: readonly unknown[]): number => {
    const id = ++ids
    const periodMs = Math.min(LONGEST_MS, Math.max(repeats ? 1 : 0, Number(delayMs) || 0))
    if (typeof act !== 'function') return id
    const timer: Timer = { act: () => void Reflect.apply(act, undefined, args), periodMs, repeats, dueAt: now() + periodMs, wait: createScope(scope) }
    timers.set(id, timer)
    plan(id, timer)
    return id
  }
  const stop = (id: unknown): void => {
    if (typeof id !== 'number') return
    timers.get(id)?.wait.end()
    timers.delete(id)
  }
  const all = (act: (id: number, timer: Timer) => void): void => timers.forEach((timer, id) => act(id, timer))
  return {
    names: { setTimeout: start(false), clearTimeout: stop, setInterval: start(true), clearInterval: stop },
    pause() {
      paused = true
      all((_, timer) => timer.wait.end())
    },
    resume() {
      if (!paused) return
      paused = false
      all(plan)
    },
  }
}
