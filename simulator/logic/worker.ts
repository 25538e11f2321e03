import { createScope } from '#shared/kernel/scope'
import { portOver, type Postbox } from '../border/port.ts'
import type { FromLogic, ToLogic } from '../border/device.ts'
import type { FromView, ToView } from '../border/view-messages.ts'
import { SOURCE_SCHEME } from './errors.ts'
import type { Sandbox } from './sandbox.ts'
import { createCarrierNetwork } from './network/carrier-network.ts'
import type { LogicNeeds } from './needs.ts'
import type { ToSecond } from './second/contract.ts'
import { startSecond } from './second/start.ts'
import { startLogic } from './start.ts'
import { typed } from '../border/typed.ts'

/** What the phone sends to begin: everything but what only this thread has. */
export interface WorkerStart extends Omit<LogicNeeds, 'sandbox' | 'device' | 'viewPort' | 'startSecond' | 'now' | 'network' | 'graphics' | 'readPackage' | 'digest'> {
  readonly what: 'start'
  readonly device: MessagePort
  /** The carrier's address, with the phone's name. */
  readonly carrier: string
}

/** What the worker itself tells: a page's pipe, for the view that the phone opens. */
export type WorkerNews =
  | { readonly what: 'view'; readonly screen: number; readonly port: MessagePort }
  /** It still answers. */
  | { readonly what: 'beat' }

interface WorkerGlobal extends Postbox {
  addEventListener(type: 'message', hear: (event: MessageEvent) => void): void
  addEventListener(type: string, hear: (event: Event) => void): void
}

/** Starts the logic layer in this worker, once it is told to. */
export function startWorker(worker: WorkerGlobal): void {
  const scope = createScope()
  worker.addEventListener('message', (event: MessageEvent) => {
    const start: WorkerStart | { readonly what: 'beat' } | ToSecond = event.data
    if (start.what === 'beat') return worker.postMessage({ what: 'beat' }, [])
    if (start.what === 'second') return hearFailures(worker, startSecond(start.order, { port: portOver(worker), sandbox: createEvalSandbox(), now: Date.now }, scope))
    if (start.what !== 'start') return undefined
    const logic = startLogic({
      ...start,
      sandbox: createEvalSandbox(),
      device: portOver<FromLogic, ToLogic>(start.device),
      network: createCarrierNetwork(start.carrier),
      now: Date.now,
      digest,
      // The same script again: it becomes what its first message says.
      startSecond: () => portOver(new Worker(String(Reflect.get(globalThis, 'location')))),
      readPackage: (path) => readAtOnce(`${start.files}${path}`),
      viewPort(screen) {
        const { port1, port2 } = new MessageChannel()
        const news: WorkerNews = { what: 'view', screen, port: port2 }
        worker.postMessage(news, [port2])
        return portOver<ToView, FromView>(port1)
      },
    }, scope)
    worker.addEventListener('error', (failed: Event) => logic.failed(Reflect.get(failed, 'error') ?? Reflect.get(failed, 'message'), 'the mini-program'))
    worker.addEventListener('unhandledrejection', (failed: Event) => {
      failed.preventDefault()
      logic.rejected(Reflect.get(failed, 'reason'))
    })
    return undefined
  })
}

/** What nobody caught in the second thread. */
function hearFailures(worker: WorkerGlobal, failed: (error: unknown) => void): void {
  worker.addEventListener('error', (event: Event) => failed(Reflect.get(event, 'error') ?? Reflect.get(event, 'message')))
  worker.addEventListener('unhandledrejection', (event: Event) => {
    event.preventDefault()
    failed(Reflect.get(event, 'reason'))
  })
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A file of the package for `readFileSync`: a worker may wait for a request. */
function readAtOnce(url: string): ArrayBuffer | null {
  const request = new XMLHttpRequest()
  request.open('GET', url, false)
  request.responseType = 'arraybuffer'
  request.send()
  const bytes: ArrayBuffer = request.response
  return request.status === 200 ? bytes : null
}

/** Indirect eval: code in the worker's global scope, where every name of its host is shadowed. */
function createEvalSandbox(): Sandbox {
  const evaluate: (code: string) => unknown = globalThis.eval
  return {
    run(path, code, names) {
      const body = evaluate(`(function (${Object.keys(names).join(', ')}) {${code}\n})\n//# sourceURL=${SOURCE_SCHEME}${path}`)
      if (typeof body === 'function') Reflect.apply(body, undefined, Object.values(names))
    },
    evaluate: (path, expression) => typed(evaluate(`(${expression})\n//# sourceURL=${SOURCE_SCHEME}${path}`)),
  }
}

const here: object = globalThis
const isWorker = (global: object): global is WorkerGlobal => 'importScripts' in global
if (isWorker(here)) startWorker(here)
