import { JSDOM } from 'jsdom'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { AppPackage } from '../border/app-package.ts'
import type { DeclaredApis } from '../border/declared.ts'
import { createPhones } from '../carrier/phones.ts'
import type { NetworkPath } from '../carrier/path.ts'
import type { FromLogic, ToLogic } from '../border/device.ts'
import { pairOfPorts } from '../border/port.ts'
import type { SystemFacts } from '../border/system.ts'
import type { FromView, ToView } from '../border/view-messages.ts'
import { startLogic, type Logic } from '../logic/start.ts'
import { createDevice } from '../phone/device.ts'
import type { Device, KeyedStore } from '../phone/contract.ts'
import { factsOf, PHONE_MODELS } from '../phone/models.ts'
import { startPageView } from '../view/page-view.ts'
import { openEditorKit } from './editor.ts'
import { nodeGraphics } from './graphics.ts'
import { createDirectNetwork } from './network.ts'
import { addPointerEvent } from './pointer-event.ts'
import { createVmSandbox } from './sandbox.ts'
import { createSilentSpeaker } from './silent-speaker.ts'
import { openSecond } from './second.ts'
import { typed } from '../border/typed.ts'

/** A phone without a screen: the same runtime in Node, its pages in jsdom. */
export interface HeadlessPhone {
  readonly device: Device
  readonly logic: Logic
  readonly network: NetworkPath
  /** The document of the page on top. */
  page(): Document
  readonly scope: Scope
}

export interface HeadlessOptions {
  /** Addresses that lead elsewhere; a headless phone reaches this computer alone. */
  readonly aliases?: Readonly<Record<string, string>>
  readonly app: AppPackage
  readonly declared: DeclaredApis
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  readonly facts?: Partial<SystemFacts>
  readonly stored?: Map<string, string>
}

export function startHeadlessPhone({ app, declared, path, query = {}, facts: changed = {}, stored = new Map(), aliases = {} }: HeadlessOptions): HeadlessPhone {
  const scope = createScope()
  const [model] = PHONE_MODELS
  if (!model) throw new Error('there is no phone model')
  const facts = { ...factsOf(model), ...changed }
  let clipboard = ''
  const store: KeyedStore = { entries: () => [...stored], write: (key, json) => void (json === null ? stored.delete(key) : stored.set(key, json)) }
  const device = createDevice({ facts, store, speaker: createSilentSpeaker(() => performance.now(), scope), closed: () => scope.end(), clipboard: { read: () => Promise.resolve(clipboard), write: (text) => Promise.resolve(void (clipboard = text)) } }, scope)
  const [toPhone, toLogic] = pairOfPorts<FromLogic, ToLogic>()
  scope.onEnd(() => toPhone.close())
  device.connect(toLogic)
  const phones = createPhones({ aliases, loopbackOnly: true }, { now: () => performance.now(), random: Math.random }, scope)
  const network = phones.path('headless')
  if (!network) throw new Error('there is no network')
  const windows = new Map<number, JSDOM>()
  const entry = path ?? (typeof app.configs['app'] === 'object' ? firstPage(app) : '')
  const logic = startLogic({
    app,
    declared,
    system: facts,
    phone: device.state.getState().phone,
    stored: [...stored],
    enter: { path: entry, query, scene: 1001, referrerInfo: {} },
    files: 'http://package.invalid/',
    carrier: null,
    sandbox: createVmSandbox(),
    graphics: nodeGraphics,
    network: createDirectNetwork(network, phones.resolve, scope),
    device: toPhone,
    now: Date.now,
    startSecond: () => openSecond(scope),
    viewPort(screen) {
      const [logicEnd, viewEnd] = pairOfPorts<ToView, FromView>()
      const dom = new JSDOM('<!doctype html><html><head></head><body></body></html>', { pretendToBeVisual: true, url: 'http://phone.invalid/' })
      windows.set(screen, dom)
      scope.onEnd(() => dom.window.close())
      const window = windowOf(dom)
      startPageView({ window, port: viewEnd, now: Date.now, loadEditorKit: () => openEditorKit(window) }, scope)
      return logicEnd
    },
  }, scope)
  return {
    device,
    logic,
    network,
    scope,
    page() {
      const top = logic.host.top()
      const dom = top && windows.get(top.screen)
      if (!dom) throw new Error('no page is open')
      return dom.window.document
    },
  }
}

function windowOf(dom: JSDOM): Window & typeof globalThis {
  const window = typed<Window & typeof globalThis>(dom.window)
  addPointerEvent(window)
  return window
}

function firstPage({ configs }: AppPackage): string {
  const pages: unknown = Reflect.get(Object(configs['app']), 'pages')
  return Array.isArray(pages) && typeof pages[0] === 'string' ? pages[0] : ''
}
