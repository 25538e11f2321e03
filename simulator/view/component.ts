import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { Caller, CallFailure } from '../border/calls.ts'
import type { LiveFacts } from '../border/live.ts'
import type { LogicCalls, PhoneState } from '../border/phone-state.ts'
import type { Finding } from '../border/view.ts'
import type { EditorKit } from './editor/contract.ts'

/** A built-in component of WeChat: what may be said to it, and how one is made. */
export interface ComponentPlan {
  /** Its name in WXML; in the page it stands as `wx-` and the name. */
  readonly tag: string
  /** Every attribute of its own that it acts on, as WXML writes it. */
  readonly attributes: readonly string[]
  /** Attributes that are taken and not, or not wholly, acted on: what differs, in a sentence. */
  readonly partly?: Readonly<Record<string, string>>
  /** Events of its own, beside those of every component (touches, `tap`, transitions). */
  readonly events: readonly string[]
  /** Methods of its context. */
  readonly methods?: readonly string[]
  create(needs: ComponentNeeds): Component
}

/** One component on the page. */
export interface Component {
  /** An attribute was set; `undefined` when it is gone. */
  set?(name: string, value: unknown): void
  /** It came into the page, with its first attributes. */
  attached?(): void
  detached?(): void
  call?(method: string, args: unknown): Promise<Result<unknown, CallFailure>> | Result<unknown, CallFailure>
  /** What a query's `properties` reads. */
  property?(name: string): unknown
  /** What a form collects; absent for what is no field. */
  value?(): unknown
  reset?(): void
  /** Someone pressed a label of it. */
  activate?(): void
}

/** What a component stands on. */
export interface ComponentNeeds {
  /** Its element; children of the page's author are put into it by others. */
  readonly host: HTMLElement
  readonly window: Window & typeof globalThis
  /** Ends when the component is gone for good. */
  readonly scope: Scope
  readonly page: PageServices
  emit(type: string, detail: unknown, more?: { readonly bubbles?: boolean }): void
  listens(type: string): boolean
  /** The person changed what `model:` binds. */
  model(attribute: string, value: unknown): void
  attribute(name: string): unknown
  /** The component of an element, if it is one. */
  componentOf(element: Element): Component | null
}

/** What all components of one page share. */
export interface PageServices {
  /** An address the browser can load: for a package's file, a temporary one, or as it is. */
  url(path: string): Promise<string>
  found(finding: Finding): void
  /** How a live component does, for the bench. */
  live(facts: LiveFacts): void
  readonly phone: () => PhoneState
  /** This page is the one on top. */
  readonly shown: () => boolean
  /** Told when the phone, or whether the page is shown, has changed. */
  onPhone(scope: Scope, changed: () => void): void
  /** Asks the logic layer, and the phone behind it. */
  readonly ask: Caller<LogicCalls>['call']
  /** Where the simulator's carrier listens; null where there is none. */
  readonly carrier: string | null
  now(): number
  /** What stands behind `editor`, loaded when the first one asks; null where it can't be had. */
  editorKit(): Promise<EditorKit | null>
}
