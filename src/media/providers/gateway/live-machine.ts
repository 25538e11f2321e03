import { impossible } from '#shared/kernel/impossible'
import { retryDelayMs } from '../../retry'
import { meaningOf } from './codes'

/**
 * The life of one live-pusher or live-player, as a pure function of what it and the clock tell.
 * Codes make it quick; the watchdog over netstatus and deadlines makes it sure, for codes vanish with WeChat's updates.
 */
export interface LiveMachine {
  readonly of: 'pusher' | 'player'
  /** The element's key: a new one makes a new native component. Counts the addresses asked for. */
  readonly build: number
  /** How long nothing may flow before the element is made anew; grows while that does not help. */
  readonly patienceMs: number
  readonly stage: LiveStage
  /** Whether anything is to flow: a pusher with both devices off has nothing to tell. */
  readonly expects: boolean
}

export type LiveStage =
  /** A fresh address was asked for; the old element, if there is one, stays meanwhile. */
  | { readonly stage: 'addressing'; readonly attempt: number; readonly deadline: number }
  /** The element has its address. `connected` once the server answered: that gives more time, once. */
  | { readonly stage: 'starting'; readonly attempt: number; readonly deadline: number; readonly connected: boolean }
  /** `silent`: the last report said that nothing passes. `lateAt`: since when it plays much later than it should. */
  | { readonly stage: 'flowing'; readonly flowedAt: number; readonly weakUntil: number; readonly silent: boolean; readonly lateAt: number | null }
  | { readonly stage: 'waiting'; readonly attempt: number; readonly until: number }
  /** In background: nothing is tried. */
  | { readonly stage: 'paused' }

type Flowing = LiveStage & { readonly stage: 'flowing' }

export type LiveInput =
  | { readonly input: 'address'; readonly build: number; readonly ok: boolean }
  | { readonly input: 'code'; readonly code: number }
  /** From netstatus: whether pictures or bits passed, and whether too much waits to be played. */
  | { readonly input: 'net'; readonly flows: boolean; readonly late: boolean }
  | { readonly input: 'expect'; readonly something: boolean }
  | { readonly input: 'tick' }
  | { readonly input: 'rebuild' }
  | { readonly input: 'pause' }
  | { readonly input: 'resume' }

export type LiveEffect =
  | { readonly effect: 'ask-address'; readonly build: number }
  | { readonly effect: 'missing'; readonly device: 'microphone' | 'camera'; readonly why: 'permission-denied' | 'device-busy' | 'no-device' }
  | { readonly effect: 'encoder-failed' }
  | { readonly effect: 'note'; readonly code: number; readonly what: string }

/** The next state, and what is to be done. */
export interface LiveStep {
  readonly machine: LiveMachine
  readonly effects: readonly LiveEffect[]
}

/** A new line: it asks for its first address. */
export function startLive(of: LiveMachine['of'], now: number): LiveStep {
  return ask({ of, build: 0, patienceMs: PATIENCE_MS, expects: true, stage: { stage: 'paused' } }, 0, now)
}

/** Never throws, and in every stage but `paused` something is bound to happen: an input, or a deadline. `random` is in [0, 1). */
export function stepLive(machine: LiveMachine, input: LiveInput, now: number, random: number): LiveStep {
  switch (input.input) {
    case 'address':
      return onAddress(machine, input, now, random)
    case 'code':
      return onCode(machine, input.code, now, random)
    case 'net':
      return onNet(machine, input, now, random)
    case 'expect':
      return stay(machine.expects === input.something ? machine : { ...machine, expects: input.something, stage: counted(machine.stage, now) })
    case 'tick':
      return onTick(machine, now, random)
    case 'rebuild':
      return machine.stage.stage === 'paused' ? stay(machine) : ask({ ...machine, patienceMs: PATIENCE_MS }, 0, now)
    case 'pause':
      return stay({ ...machine, stage: { stage: 'paused' } })
    case 'resume':
      // The component often comes back by itself; if it does not, the deadline does.
      return machine.stage.stage === 'paused' ? stay({ ...machine, stage: { stage: 'starting', attempt: 0, connected: false, deadline: now + RETURN_MS } }) : stay(machine)
    default:
      return impossible(input)
  }
}

function onAddress(machine: LiveMachine, { build, ok }: { readonly build: number; readonly ok: boolean }, now: number, random: number): LiveStep {
  const { stage } = machine
  if (stage.stage !== 'addressing' || build !== machine.build) return stay(machine)
  if (!ok) return wait(machine, stage.attempt + 1, now, random)
  return stay({ ...machine, stage: { stage: 'starting', attempt: stage.attempt, connected: false, deadline: now + startMs(machine) } })
}

function onCode(machine: LiveMachine, code: number, now: number, random: number): LiveStep {
  const known = meaningOf(code, machine.of)
  const note: LiveEffect = { effect: 'note', code, what: known?.meaning ?? 'unknown code' }
  const { machine: next, effects } = known ? onMeaning(machine, known.effect, now, random) : stay(machine)
  return { machine: next, effects: [note, ...effects] }
}

function onMeaning(machine: LiveMachine, effect: NonNullable<ReturnType<typeof meaningOf>>['effect'], now: number, random: number): LiveStep {
  if (effect.kind === 'device') return { machine, effects: [{ effect: 'missing', device: effect.device, why: effect.why }] }
  if (effect.kind === 'encoder') return { machine, effects: [{ effect: 'encoder-failed' }] }
  if (!isUp(machine)) return stay(machine)
  const { stage } = machine
  switch (effect.kind) {
    case 'progress':
      return stay(machine)
    case 'connected':
      return stay(stage.stage === 'starting' && !stage.connected ? { ...machine, stage: { ...stage, connected: true, deadline: now + Math.max(START_MS, machine.patienceMs) } } : machine)
    case 'flowing':
      return stay(flows(machine, now))
    case 'weak':
      return stay(stage.stage === 'flowing' ? { ...machine, stage: { ...stage, weakUntil: now + WEAK_MS } } : machine)
    case 'retrying':
      return stay(stage.stage === 'flowing' ? { ...machine, stage: { stage: 'starting', attempt: 1, connected: false, deadline: now + START_MS } } : machine)
    case 'broken':
      return wait(machine, attemptOf(stage) + 1, now, random)
    case 'suspended':
      // Its own return tells; without a word it is made anew after the deadline.
      return stay({ ...machine, stage: { stage: 'starting', attempt: 0, connected: false, deadline: now + START_MS } })
    default:
      return impossible(effect)
  }
}

function onNet(machine: LiveMachine, { flows: flow, late }: LiveInput & { readonly input: 'net' }, now: number, random: number): LiveStep {
  if (!flow || !isUp(machine)) return onTick(machine.stage.stage === 'flowing' ? { ...machine, stage: { ...machine.stage, silent: true } } : machine, now, random)
  const before = machine.stage.stage === 'flowing' ? machine.stage.lateAt : null
  const lateAt = late ? (before ?? now) : null
  if (lateAt !== null && now - lateAt >= LATE_MS) return ask(machine, 0, now)
  const next = flows(machine, now)
  return stay({ ...next, stage: { ...next.stage, lateAt } })
}

function onTick(machine: LiveMachine, now: number, random: number): LiveStep {
  const { stage } = machine
  switch (stage.stage) {
    case 'addressing':
      return now >= stage.deadline ? wait(machine, stage.attempt + 1, now, random) : stay(machine)
    case 'starting':
      if (now < stage.deadline || !machine.expects) return stay(machine)
      return ask({ ...machine, patienceMs: Math.min(LONGEST_PATIENCE_MS, machine.patienceMs * 2) }, stage.attempt + 1, now)
    case 'flowing':
      if (!machine.expects || now - stage.flowedAt < machine.patienceMs * (stage.silent ? SILENT_SHARE : 1)) return stay(machine)
      return ask({ ...machine, patienceMs: Math.min(LONGEST_PATIENCE_MS, machine.patienceMs * 2) }, 1, now)
    case 'waiting':
      return now >= stage.until ? ask(machine, stage.attempt, now) : stay(machine)
    case 'paused':
      return stay(machine)
    default:
      return impossible(stage)
  }
}

/** Something passed: all is well, whatever the codes said before. */
function flows(machine: LiveMachine, now: number): LiveMachine & { readonly stage: Flowing } {
  const [weakUntil, lateAt] = machine.stage.stage === 'flowing' ? [machine.stage.weakUntil, machine.stage.lateAt] : [0, null]
  return { ...machine, patienceMs: PATIENCE_MS, stage: { stage: 'flowing', flowedAt: now, weakUntil, silent: false, lateAt } }
}

/** Without a word from the server it is not waited as long as with one: the network may be back at any time. */
const startMs = ({ patienceMs }: LiveMachine): number => Math.min(LONGEST_START_MS, Math.max(START_MS, patienceMs))

/** The watchdog counts from now on. */
function counted(stage: LiveStage, now: number): LiveStage {
  if (stage.stage === 'flowing') return { ...stage, flowedAt: now }
  return stage.stage === 'starting' ? { ...stage, deadline: Math.max(stage.deadline, now + START_MS) } : stage
}

/** The element of this build is there and may speak for itself; what an old one says while its follower is on the way does not count. */
const isUp = ({ stage }: LiveMachine): boolean => stage.stage === 'starting' || stage.stage === 'flowing'

const attemptOf = (stage: LiveStage): number => ('attempt' in stage ? stage.attempt : 0)

const stay = (machine: LiveMachine): LiveStep => ({ machine, effects: [] })

function wait(machine: LiveMachine, attempt: number, now: number, random: number): LiveStep {
  return stay({ ...machine, stage: { stage: 'waiting', attempt, until: now + retryDelayMs(attempt, random) } })
}

function ask(machine: LiveMachine, attempt: number, now: number): LiveStep {
  const build = machine.build + 1
  return { machine: { ...machine, build, stage: { stage: 'addressing', attempt, deadline: now + ADDRESS_MS } }, effects: [{ effect: 'ask-address', build }] }
}

const ADDRESS_MS = 8_000
/** From address to first sign of life. */
const START_MS = 8_000
const LONGEST_START_MS = 15_000
/** After coming back from background. */
const RETURN_MS = 3_000
/** Phones report every two seconds, and a report still counts what passed before the stall: so it is noticed within five. */
const PATIENCE_MS = 4_000
/** Told that nothing passes, it is not waited as long as without a word. */
const SILENT_SHARE = 0.5
/** A component catches up by itself; if it did not by then, a new one starts at the live edge. */
const LATE_MS = 4_000
const LONGEST_PATIENCE_MS = 60_000
/** NET_BUSY is told every few seconds while it lasts. */
const WEAK_MS = 10_000
