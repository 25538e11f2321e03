import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Scope } from '#shared/kernel/scope'
import { isAtLeast } from '../border/version.ts'
import { createAppLife, type AppLife } from './app-life.ts'
import { worldGraphics } from './canvas/surface.ts'
import { plainTargets } from './components/node-event.ts'
import { crossBorder } from './components/set-data.ts'
import { createDeviceLine, type DeviceLine } from './device-line.ts'
import { filesOf } from './files/package-files.ts'
import type { FileSystem } from './files/file-system.ts'
import { followPhone } from './follow-phone.ts'
import { followTheme } from './follow-theme.ts'
import { createConsole, createTimers, type Timers } from './globals.ts'
import type { LogicNeeds } from './needs.ts'
import { holdToLimits } from './network/held-network.ts'
import { followRedirects } from './network/redirects.ts'
import { createNames } from './sandbox-names.ts'
import { createStage, type Stage } from './stage.ts'
import { createStorage } from './storage.ts'
import { createTroubles, type Troubles } from './troubles.ts'
import { contextOf } from './wx/context-of.ts'
import { createWx, builtApis } from './wx/create-wx.ts'
import type { EnterOptions, WxHost } from './wx/host.ts'
import { followShares } from './wx/share-events.ts'
import { createListeners, type Listeners } from './wx/listeners.ts'

/** The running mini-program, for whoever has its thread. */
export interface Logic extends Pick<Troubles, 'failed' | 'rejected'> {
  readonly host: WxHost
  readonly wx: object
}

/** Starts a mini-program: `app.js`, then its first page. What goes wrong is told to the phone; nothing is thrown. */
export function startLogic(needs: LogicNeeds, scope: Scope): Logic {
  crossBorder()
  plainTargets()
  const line = createDeviceLine(needs.device, scope)
  const troubles = createTroubles(line, needs.app.wxs)
  const listeners = createListeners(troubles.guard, (text) => line.found({ level: 'warning', area: 'limit', text }))
  const life = createAppLife({ guard: troubles.guard, complain: (text) => line.found({ level: 'warning', area: 'script', text }) })
  const timers = createTimers(troubles.guard, needs.now, scope)
  tellApp(troubles, life, listeners)
  hearTree(troubles, line, scope)

  const now = { system: needs.system, phone: needs.phone, entered: needs.enter }
  line.on('system', (system) => void (now.system = system))
  line.on('phone', (phone) => void (now.phone = phone))
  const fileSystem = filesOf(needs, line.call)
  const stage = createStage({ ...needs, line, troubles, listeners, fileSystem, facts: () => now.system, phoneState: () => now.phone, names: () => names, host: () => host }, scope)
  const host = createHost({ needs, line, troubles, listeners, stage, scope, fileSystem, system: () => now.system, entered: () => now.entered })
  const wx = createWx(host, needs.declared)
  const names = namesOf({ needs, line, timers, life, stage, wx })

  followPhone({ host, life, timers, enteredBy: (options) => void (now.entered = options) })
  followShares(host)
  followTheme(host)
  for (const finding of needs.app.findings) line.found(finding)
  const tabBar = stage.tabBar()
  if (tabBar) stage.changeTabBar(tabBar)
  begin(needs.enter, stage, life, host)
  return { host, wx, failed: troubles.failed, rejected: troubles.rejected }
}

function begin(enter: EnterOptions, { modules, router }: Stage, life: AppLife, host: WxHost): void {
  host.guard('app.js', () => void (modules.has('app') && modules.load('app')))
  life.launch(enter)
  life.show(enter)
  const opened = router.launch({ path: enter.path, query: enter.query })
  if (!opened.ok) pageNotFound(enter, host, life.tell)
}

function tellApp(troubles: Troubles, life: AppLife, listeners: Listeners): void {
  troubles.tell({
    error(message, stack) {
      life.tell('onError', stack)
      listeners.tell('Error', { message, stack })
    },
    rejection(reason, text) {
      life.tell('onUnhandledRejection', { reason, promise: null })
      listeners.tell('UnhandledRejection', { reason: text, promise: null })
    },
  })
}

/** What the tree caught, in handlers, observers and lifetimes, and what it warns of. */
function hearTree(troubles: Troubles, line: DeviceLine, scope: Scope): void {
  const hear = (error: unknown): boolean => {
    troubles.failed(error, 'a page')
    return false
  }
  const warned = (text: string): boolean => {
    if (!MEANT.test(text)) line.found({ level: 'note', area: 'template', text })
    return false
  }
  glassEasel.addGlobalErrorListener(hear)
  glassEasel.addGlobalWarningListener(warned)
  scope.onEnd(() => glassEasel.removeGlobalErrorListener(hear))
  scope.onEnd(() => glassEasel.removeGlobalWarningListener(warned))
}

/** Warned of, and usual: numbers, texts and what is still absent as lists, and `wx:key="index"`. */
const MEANT = /is generally for testing|Some keys are not unique while list updates: ""|for-list data is neither Array nor Object, got type "undefined"/

interface Parts {
  readonly needs: LogicNeeds
  readonly line: DeviceLine
  readonly stage: Stage
}

function createHost({ needs, line, troubles, listeners, stage, scope, fileSystem, system, entered }: Parts & { readonly troubles: Troubles; readonly listeners: Listeners; readonly scope: Scope; readonly fileSystem: FileSystem } & Pick<WxHost, 'system' | 'entered'>): WxHost {
  const { router } = stage
  const host: WxHost = {
    scope,
    app: needs.app,
    config: stage.config,
    library: stage.library,
    router,
    listeners,
    network: holdToLimits({ network: followRedirects(needs.network), on: line.on, complain: (text) => line.found({ level: 'warning', area: 'limit', text }) }, scope),
    files: fileSystem,
    graphics: needs.graphics ?? worldGraphics,
    guard: troubles.guard,
    startSecond: () => needs.startSecond?.() ?? null,
    now: needs.now,
    storage: createStorage(needs.stored, (key, json) => void line.call('store.write', { key, json })),
    device: line.call,
    on: line.on,
    system,
    launched: () => needs.enter,
    entered,
    tabBar: stage.tabBar,
    changeTabBar: stage.changeTabBar,
    top: () => router.top,
    contextOf: (node, kind) => contextOf(node, kind, host),
    has: (name) => needs.components?.includes(name) === true || builtApis.has(name) && isAtLeast(system().baseLibrary, needs.declared[name]?.since ?? '0'),
    count: line.counted,
    complain: (area, text) => line.found({ level: area === 'api' ? 'error' : 'warning', area, text }),
  }
  return host
}

function namesOf({ needs, line, timers, life, stage, wx }: Parts & { readonly timers: Timers; readonly life: AppLife; readonly wx: object }): Readonly<Record<string, unknown>> {
  return createNames({
    wx,
    console: createConsole(line.counted, needs.now),
    timers: timers.names,
    config: needs.app.configs['app'] ?? null,
    constructors: stage.library.constructors,
    App: life.define,
    getApp: () => life.instance,
    getCurrentPages: () => stage.router.stack.map(({ instance }) => instance),
    requirePlugin(name) {
      throw new Error(`plugin "${String(name)}": plugins come from WeChat's servers and do not run here`)
    },
  })
}

/** The app may answer with another page; else its first one is opened, as WeChat's error page would lead there. */
function pageNotFound({ path, query }: EnterOptions, host: WxHost, tell: (method: 'onPageNotFound', detail: unknown) => void): void {
  const detail = { path, query, isEntryPage: true }
  host.complain('script', `page "${path}" is not found`)
  tell('onPageNotFound', detail)
  host.listeners.tell('PageNotFound', detail)
  if (host.router.stack.length === 0) host.router.launch({ path: host.config.entry, query: {} })
}
