import { failure, success, type Result } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import { typed } from './typed.ts'

/** A table of questions: what is asked with, and what is answered. */
export type Calls = Readonly<Record<string, { readonly ask: unknown; readonly reply: unknown }>>

/** Why a call came to nothing: a sentence as WeChat's `errMsg` has it after `fail`, and its numbers where there are some: `errCode` is a family's own and older one. */
export interface CallFailure {
  readonly why: string
  readonly errno?: number
  readonly errCode?: number
}

export type CallMessage =
  | { readonly what: 'call'; readonly ticket: number; readonly name: string; readonly ask: unknown }
  | { readonly what: 'reply'; readonly ticket: number; readonly result: Result<unknown, CallFailure> }

/** Asks over a port by name. A question without an answer fails after its deadline; `null` waits for a person. */
export interface Caller<C extends Calls> {
  call<N extends keyof C & string>(name: N, ask: C[N]['ask'], deadlineMs?: number | null): Promise<Result<C[N]['reply'], CallFailure>>
  /** To be given each reply that arrives; true if it was one of ours. */
  take(message: CallMessage): boolean
}

const DEADLINE_MS = 30_000
const MOST_OPEN = 4_096

export function createCaller<C extends Calls>(post: (message: CallMessage) => void, scope: Scope): Caller<C> {
  const open = new Map<number, (result: Result<unknown, CallFailure>) => void>()
  let tickets = 0
  scope.onEnd(() => {
    for (const settle of [...open.values()]) settle(failure({ why: 'interrupted' }))
  })
  const ask = (name: string, about: unknown, deadlineMs: number | null) => new Promise<Result<unknown, CallFailure>>((resolve) => {
    if (open.size >= MOST_OPEN || scope.ended) return resolve(failure({ why: 'too many calls at once' }))
    const ticket = ++tickets
    const wait = createScope(scope)
    open.set(ticket, (result) => {
      open.delete(ticket)
      wait.end()
      resolve(result)
    })
    if (deadlineMs !== null) after(wait, deadlineMs, () => open.get(ticket)?.(failure({ why: 'timeout' })))
    post({ what: 'call', ticket, name, ask: about })
  })
  return {
    call: (name, about, deadlineMs = DEADLINE_MS) => ask(name, about, deadlineMs).then(trusted),
    take(message) {
      if (message.what !== 'reply') return false
      open.get(message.ticket)?.(message.result)
      return true
    },
  }
}

/** The other end is our own code and answers by the same table, which gives the value its type. */
const trusted = <T>(result: Result<unknown, CallFailure>): Result<T, CallFailure> => (result.ok ? success(typed<T>(result.value)) : result)

export type Answers<C extends Calls> = {
  readonly [N in keyof C]: (ask: C[N]['ask']) => Result<C[N]['reply'], CallFailure> | Promise<Result<C[N]['reply'], CallFailure>>
}

/** What a reply moves to the other thread rather than copies, by the value that holds it. */
const moves = new WeakMap<object, readonly Transferable[]>()

/** A value to reply with, parts of which are moved: an `OffscreenCanvas`, a bitmap. */
export function moving<T extends object>(value: T, moved: readonly Transferable[]): T {
  moves.set(value, moved)
  return value
}

const movedWith = (result: Result<unknown, CallFailure>): readonly Transferable[] => (result.ok && typeof result.value === 'object' && result.value !== null ? moves.get(result.value) ?? [] : [])

/** Answers calls by a table; a name that is not there, and a bug inside, fail by themselves. */
export async function answerCall(answers: Readonly<Record<string, (ask: never) => unknown>>, message: CallMessage & { readonly what: 'call' }, post: (message: CallMessage, moved: readonly Transferable[]) => void): Promise<void> {
  const reply = (result: Result<unknown, CallFailure>): void => post({ what: 'reply', ticket: message.ticket, result }, movedWith(result))
  const answer = Object.hasOwn(answers, message.name) ? answers[message.name] : undefined
  if (answer === undefined) return reply(failure({ why: `not supported: ${message.name}` }))
  try {
    const found: { result: Result<unknown, CallFailure> } = { result: await Reflect.apply(answer, answers, [message.ask]) }
    reply(found.result)
  } catch (error) {
    reply(failure({ why: error instanceof Error ? error.message : String(error) }))
  }
}
