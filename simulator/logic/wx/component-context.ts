import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { BackendNode } from '../backend/node.ts'
import { settle } from './api.ts'
import type { WxHost } from './host.ts'

/** What one component's context offers: a method each, which the component in the page carries out. */
export type ContextMethods = Readonly<Record<string, 'async' | 'tell'>>

/** The context object of a component: its methods go to the node, wherever it stands when they are called. */
export function componentContext(kind: string, methods: ContextMethods, find: () => BackendNode | null, host: WxHost): object {
  return Object.fromEntries(Object.keys(methods).map((method) => [method, (options?: unknown) => settle(`${kind}.${method}`, host, callbacksOrNothing(options), () => loudly(host, call(find(), method, options)))]))
}

async function call(node: BackendNode | null, method: string, options: unknown): Promise<Result<object, CallFailure>> {
  if (node === null) return failure({ why: 'the component is not on the page' })
  const answered = await node.ask('method', { node: node.id, method, args: plain(options) }, CONTEXT_DEADLINE_MS)
  if (!answered.ok) return answered
  return success(typeof answered.value === 'object' && answered.value !== null ? answered.value : {})
}

/** What no component carries out is told to the bench, whoever hears the failure. */
async function loudly(host: WxHost, answered: Promise<Result<object, CallFailure>>): Promise<Result<object, CallFailure>> {
  const answer = await answered
  if (!answer.ok && answer.failure.why.endsWith('is not built in this simulator')) host.complain('api', answer.failure.why)
  return answer
}

const CONTEXT_DEADLINE_MS = 20_000

/** Functions stay here. */
function plain(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options
  return Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value !== 'function'))
}

/** Contexts' methods never answer a promise's rejection to nobody: without callbacks, failures are told to the bench alone. */
function callbacksOrNothing(options: unknown): unknown {
  return typeof options === 'object' && options !== null ? { complete: () => undefined, ...options } : { complete: () => undefined }
}
