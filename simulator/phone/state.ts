import type { Count, Place, ScreenPlan, Senses, TabBar, Trace } from '../border/device.ts'
import type { Keyboard } from '../border/keyboard.ts'
import type { NavigationBar } from '../border/navigation-bar.ts'
import type { LiveFacts } from '../border/live.ts'
import type { PhoneState } from '../border/phone-state.ts'
import type { AuthScope, SystemFacts } from '../border/system.ts'
import type { Finding } from '../border/view.ts'

/** One page's place on the phone. */
export interface Screen extends Omit<ScreenPlan, 'navigation'> {
  readonly navigation: NavigationBar
  readonly pullingDown: boolean
  /** The dots of a page that is pulled down. */
  readonly backgroundText: 'dark' | 'light'
  /** The one that is seen; tab pages stay open beneath. */
  readonly front: boolean
  readonly menus: readonly string[]
}

export interface Toast { readonly kind: 'toast' | 'loading'; readonly title: string; readonly icon: string; readonly image: string | null; readonly mask: boolean }
export interface Modal { readonly title: string; readonly content: string; readonly cancel: string | null; readonly cancelColor: string; readonly confirm: string; readonly confirmColor: string; readonly editable: boolean; readonly placeholder: string }
export interface Sheet { readonly alert: string; readonly items: readonly string[]; readonly color: string }
export interface PermissionQuestion { readonly scope: AuthScope; readonly reason: string }

/** What stands in front of everything and waits for the person. */
export type Question =
  | { readonly ask: 'modal'; readonly modal: Modal }
  | { readonly ask: 'sheet'; readonly sheet: Sheet }
  | { readonly ask: 'permission'; readonly permission: PermissionQuestion }
  | { readonly ask: 'settings'; readonly scopes: readonly AuthScope[] }
  /** One of a list; answered with `{ index }`, -1 for none. */
  | { readonly ask: 'choose'; readonly title: string; readonly options: readonly string[] }
  /** Texts to be filled in; answered with `{ values }` by name, null if the person closes it. */
  | { readonly ask: 'fill'; readonly title: string; readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[] }
  /** Files of the computer, as if they lay on the phone; answered with `{ files }` of `ChosenFile`, null if the person closes it. */
  | { readonly ask: 'files'; readonly title: string; readonly accept: string; readonly most: number }
  /** Something to be looked at and put away; answered with null. */
  | { readonly ask: 'look'; readonly title: string; readonly text: string; readonly images: readonly string[] }

/** How the phone answers questions about permissions. */
export type PermissionPolicy = 'ask' | 'allow' | 'refuse'

export interface SetDataCount { readonly calls: number; readonly bytes: number; readonly largest: number; readonly slowestMs: number; readonly recent: readonly { readonly at: number; readonly bytes: number }[] }
export interface ConsoleLine { readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug'; readonly text: string; readonly at: number }

/** Everything that can be seen of one phone. */
export interface DeviceState {
  readonly app: 'starting' | 'running' | 'background' | 'closed' | 'crashed'
  readonly facts: SystemFacts
  readonly phone: PhoneState
  readonly screens: readonly Screen[]
  readonly tabBar: TabBar | null
  readonly toast: Toast | null
  readonly question: Question | null
  readonly keyboard: Keyboard | null
  readonly policy: PermissionPolicy
  readonly granted: Readonly<Partial<Record<AuthScope, boolean>>>
  /** What the mini-program left outside itself, the latest last. */
  readonly traces: readonly Trace[]
  readonly place: Place
  readonly senses: Senses
  readonly hiddenOnCapture: boolean
  /** Where a restart shall begin, while one is wanted. */
  readonly restart: { readonly path: string } | null
  readonly findings: readonly Finding[]
  readonly console: readonly ConsoleLine[]
  readonly setData: SetDataCount
  readonly sockets: number
  /** What the mini-program stored, as JSON. */
  readonly stored: Readonly<Record<string, string>>
  /** Live components, by their page and id, the gone ones left out. */
  readonly live: readonly LiveFacts[]
  readonly loaded: Readonly<Record<string, string | null>>
  readonly pageReadyMs: Readonly<Record<string, number>>
}

const MOST_FINDINGS = 300
const MOST_LINES = 500
const MOST_TRACES = 100
const RECENT_MS = 10_000

export const firstState = (facts: SystemFacts): DeviceState => ({
  app: 'starting',
  facts,
  phone: { foreground: true, inCall: false, theme: facts.theme, liveAllowed: true, mostPlayers: 8, liveCodes: true, liveClock: false, liveLags: 0, cameraFile: null, safe: { top: facts.statusBarHeight, bottom: facts.safeBottom } },
  screens: [],
  tabBar: null,
  toast: null,
  question: null,
  keyboard: null,
  policy: 'ask',
  granted: {},
  traces: [],
  place: { latitude: 39.90923, longitude: 116.397428, altitude: 44, accuracy: 30, speed: 0 },
  senses: { accelerometer: { x: 0, y: 0, z: -1 }, compass: { direction: 0 }, gyroscope: { x: 0, y: 0, z: 0 }, motion: { alpha: 0, beta: 0, gamma: 0 } },
  hiddenOnCapture: false,
  restart: null,
  findings: [],
  console: [],
  setData: { calls: 0, bytes: 0, largest: 0, slowestMs: 0, recent: [] },
  sockets: 0,
  stored: {},
  live: [],
  loaded: {},
  pageReadyMs: {},
})

export const withFinding = (state: DeviceState, finding: Finding): DeviceState => ({ ...state, findings: [...state.findings, finding].slice(-MOST_FINDINGS) })

export const withTrace = (state: DeviceState, trace: Trace): DeviceState => ({ ...state, traces: [...state.traces, trace].slice(-MOST_TRACES) })

/** What the logic layer counted, added up. */
export function withCount(state: DeviceState, count: Count): DeviceState {
  switch (count.of) {
    case 'set-data': {
      const { calls, bytes, largest, slowestMs, recent } = state.setData
      const still = recent.filter(({ at }) => at > count.at - RECENT_MS)
      return { ...state, setData: { calls: calls + 1, bytes: bytes + count.bytes, largest: Math.max(largest, count.bytes), slowestMs, recent: [...still, { at: count.at, bytes: count.bytes }] } }
    }
    case 'drawn':
      return { ...state, setData: { ...state.setData, slowestMs: Math.max(state.setData.slowestMs, count.ms) } }
    case 'console':
      return { ...state, console: [...state.console, { level: count.level, text: count.text, at: count.at }].slice(-MOST_LINES) }
    case 'sockets':
      return { ...state, sockets: count.open }
    case 'loaded':
      return { ...state, loaded: { ...state.loaded, [count.path]: count.sha256 } }
    case 'page-ready':
      return { ...state, pageReadyMs: { ...state.pageReadyMs, [count.route]: count.ms } }
    case 'live':
      return { ...state, live: withLive(state.live, count.live) }
  }
}

function withLive(known: readonly LiveFacts[], facts: LiveFacts): readonly LiveFacts[] {
  const others = known.filter(({ key }) => key !== facts.key)
  return facts.gone ? others : [...others, facts].sort((a, b) => a.key - b.key)
}
