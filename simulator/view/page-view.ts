import { createScope, type Scope } from '#shared/kernel/scope'
import { answerCall, createCaller } from '../border/calls.ts'
import type { LogicCalls, PhoneState } from '../border/phone-state.ts'
import type { ToView, ViewPort } from '../border/view-messages.ts'
import type { Finding, PageDress } from '../border/view.ts'
import { answersFor } from './answers.ts'
import { BASE_STYLE } from './base-style.ts'
import { createCommonAttributes } from './common-attributes.ts'
import type { ComponentNeeds, PageServices } from './component.ts'
import { components } from './components.ts'
import { scrollByDrags } from './drag-scroll.ts'
import type { EditorKit } from './editor/contract.ts'
import { listenToFinishes } from './finishes.ts'
import { listenToGestures } from './gestures.ts'
import { leaveField } from './keyboard.ts'
import { watchPage } from './page-scroll.ts'
import { createTree, type ViewNode, type ViewTree } from './tree.ts'
import { urlFor } from './url.ts'

/** Supplied by the webview's start, or by a test. */
export interface PageViewNeeds {
  readonly window: Window & typeof globalThis
  readonly port: ViewPort
  now(): number
  /** The script of editors, for the pages that have one. */
  loadEditorKit(): Promise<EditorKit | null>
}

/** One webview: draws what the logic layer says, and tells it what the person does. */
export function startPageView({ window, port, now, loadEditorKit }: PageViewNeeds, parent: Scope): void {
  const scope = createScope(parent)
  const { document } = window
  const styles = addStyle(document, BASE_STYLE)
  const caller = createCaller<LogicCalls>((message) => port.post(message), scope)
  const found = (finding: Finding): void => port.post({ what: 'found', finding })
  const state: ViewState = { dress: UNDRESSED, phone: UNDRESSED.phone, shown: false, watchers: new Set() }
  const page = servicesOf(state, { caller: caller.call, found, window, now, editorKit: loadEditorKit, live: (live) => port.post({ what: 'live', live }) })
  const emit = (node: ViewNode, type: string, detail: unknown, bubbles: boolean, fields: Readonly<Record<string, unknown>> = {}): void => {
    if (tree.listened(type)) port.post({ what: 'event', event: { node: node.id, type, detail, bubbles, fields } })
  }
  const common = createCommonAttributes(found)
  const tree: ViewTree = createTree({
    document,
    root: document.body,
    scope,
    changed: common.changed,
    make(tag, node) {
      const plan = components.get(tag)
      if (!plan) common.missing(tag)
      if (!plan || !node.element) return null
      return plan.create(needsOf(node, node.element, { window, page, tree: () => tree, emit, port }))
    },
  })
  listenToGestures({ window, tree, emit: (node, type, detail, fields) => emit(node, type, detail, true, fields) }, scope)
  scrollByDrags({ window, tree, pageScrolls: () => !state.dress.disableScroll }, scope)
  listenToFinishes(window, tree, (node, type, detail) => emit(node, type, detail, true), scope)
  const scrolling = watchPage(window, () => state.dress, (event, detail) => port.post({ what: 'page', event, detail }), scope)
  const answers = answersFor({ window, tree, scope, observed: (observer, value) => port.post({ what: 'observed', observer, value }) })

  function hear(message: ToView): void {
    switch (message.what) {
      case 'dress':
        state.dress = message.dress
        state.phone = message.dress.phone
        return dressUp(document, message.dress)
      case 'style':
        styles.add(message.path, message.css)
        return wear(document, state.phone, state.dress.darkMode)
      case 'draw':
        tree.apply(message.ops)
        return port.post({ what: 'drawn', ticket: message.ticket })
      case 'phone':
        state.phone = message.phone
        wear(document, message.phone, state.dress.darkMode)
        return tellWatchers(state)
      case 'shown':
        state.shown = message.shown
        return tellWatchers(state)
      case 'keyboard-away':
        return void leaveField(window)
      case 'pull-down':
        return scrolling.pull(message.open)
      case 'call':
        return void answerCall(answers, message, (reply, moved) => port.post(reply, moved))
      case 'reply':
        return void caller.take(message)
    }
  }
  port.listen(hear)
}

/** What a page's view knows of its page and its phone. */
interface ViewState {
  dress: PageDress
  phone: PhoneState
  shown: boolean
  readonly watchers: Set<() => void>
}

const tellWatchers = ({ watchers }: ViewState): void => [...watchers].forEach((watcher) => watcher())

interface ServiceNeeds extends Pick<PageServices, 'found' | 'live' | 'now' | 'editorKit'> {
  readonly caller: PageServices['ask']
  readonly window: Window & typeof globalThis
}

const servicesOf = (state: ViewState, { caller, window, found, live, now, editorKit }: ServiceNeeds): PageServices => ({
  url: (path) => urlFor(path, state.dress, caller, window),
  found,
  live,
  now,
  editorKit,
  phone: () => state.phone,
  shown: () => state.shown && state.phone.foreground,
  onPhone(of, changed) {
    state.watchers.add(changed)
    of.onEnd(() => void state.watchers.delete(changed))
  },
  ask: caller,
  get carrier() {
    return state.dress.carrier
  },
})

function dressUp(document: Document, { rpx, backgroundColor, route, phone, darkMode }: PageDress): void {
  document.documentElement.style.setProperty('--rpx', `${rpx}px`)
  document.body.style.backgroundColor = backgroundColor
  document.documentElement.dataset['route'] = route
  wear(document, phone, darkMode)
}

interface MakingNeeds {
  readonly window: Window & typeof globalThis
  readonly page: PageServices
  readonly port: ViewPort
  tree(): ViewTree
  emit(node: ViewNode, type: string, detail: unknown, bubbles: boolean): void
}

function needsOf(node: ViewNode, host: HTMLElement, { window, page, port, tree, emit }: MakingNeeds): ComponentNeeds {
  return {
    host,
    window,
    page,
    scope: node.scope,
    emit: (type, detail, { bubbles = false } = {}) => emit(node, type, detail, bubbles),
    listens: (type) => node.listens.has(type),
    model(attribute, value) {
      if (node.listens.has(`model:${attribute}`)) port.post({ what: 'model', node: node.id, attribute, value })
    },
    attribute: (name) => node.attributes.get(name) ?? node.attributes.get(camelCase(name)),
    componentOf: (element) => {
      const other = tree().around(element)
      return other?.element === element ? other.component : null
    },
  }
}

/** Some attributes are documented in camelCase (`activeColor`): components ask for all of them as `active-color`. */
const camelCase = (name: string): string => name.replace(/-[a-z]/g, ([, letter = '']) => letter.toUpperCase())

/** The phone's safe areas and colours, for style sheets. */
function wear(document: Document, { safe, theme: phones }: PhoneState, darkMode: boolean): void {
  const { style } = document.documentElement
  const theme = darkMode ? phones : 'light'
  style.setProperty('--safe-top', `${safe.top}px`)
  style.setProperty('--safe-bottom', `${safe.bottom}px`)
  style.setProperty('color-scheme', theme)
  for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) darken(rule, theme)
}

/** A desktop browser answers `prefers-color-scheme` for itself: rules under it are switched by hand. */
function darken(rule: CSSRule, theme: 'light' | 'dark'): void {
  if (!('media' in rule) || !(rule.media instanceof Object) || !('mediaText' in rule.media)) return
  const { media } = rule
  const asked = originals.get(rule) ?? String(media.mediaText)
  if (!asked.includes('prefers-color-scheme')) return
  originals.set(rule, asked)
  Reflect.set(media, 'mediaText', asked.replace(/\(prefers-color-scheme:\s*(light|dark)\)/g, (_, wanted: string) => (wanted === theme ? '(min-width: 0px)' : '(max-width: 0px)')))
}

const originals = new WeakMap<CSSRule, string>()

function addStyle(document: Document, base: string) {
  const put = (css: string): HTMLStyleElement => {
    const element = document.createElement('style')
    element.textContent = css
    document.head.appendChild(element)
    return element
  }
  put(base)
  return {
    /** The app's own sheet comes before those of its pages, whenever it arrives. */
    add(path: string, css: string): void {
      const sheet = put(css)
      sheet.dataset['path'] = path
      if (path === 'app') document.head.insertBefore(sheet, document.head.querySelector('style[data-path]'))
    },
  }
}

const UNDRESSED: PageDress = {
  route: '', rpx: 0.5, pullDown: false, disableScroll: false, reachBottomPx: 50, backgroundColor: '#ffffff', darkMode: false, files: '', carrier: null,
  phone: { foreground: true, inCall: false, theme: 'light', liveAllowed: true, mostPlayers: 6, liveCodes: true, liveClock: false, liveLags: 0, cameraFile: null, safe: { top: 0, bottom: 0 } },
}
