import type { Scope } from '#shared/kernel/scope'
import type { AppPackage } from '../../border/app-package.ts'
import type { Caller } from '../../border/calls.ts'
import type { Count, DeviceCalls, DeviceEvents, TabBar } from '../../border/device.ts'
import type { SystemFacts } from '../../border/system.ts'
import type { Finding } from '../../border/view.ts'
import type { AppConfig } from '../app-config.ts'
import type { BackendNode } from '../backend/node.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Library } from '../components/library.ts'
import type { Graphics } from '../canvas/surface.ts'
import type { Network } from '../network/contract.ts'
import type { Page } from '../page.ts'
import type { Router } from '../router.ts'
import type { SecondPort } from '../second/contract.ts'
import type { Storage } from '../storage.ts'
import type { Listeners } from './listeners.ts'

/** How the mini-program was started, or last brought to the front. */
export interface EnterOptions {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly scene: number
  readonly shareTicket?: string
  readonly referrerInfo: unknown
}

/** What the APIs of `wx` stand on. */
export interface WxHost {
  readonly scope: Scope
  readonly app: AppPackage
  readonly config: AppConfig
  readonly library: Library
  readonly router: Router
  readonly storage: Storage
  readonly listeners: Listeners
  /** Held to WeChat's limits. */
  readonly network: Network
  readonly graphics: Graphics
  readonly files: FileSystem
  /** Asks the phone. */
  readonly device: Caller<DeviceCalls>['call']
  /** Hears the phone; the answer ends it. */
  on<N extends keyof DeviceEvents>(name: N, listener: (detail: DeviceEvents[N]) => void): () => void
  system(): SystemFacts
  launched(): EnterOptions
  entered(): EnterOptions
  tabBar(): TabBar | null
  changeTabBar(tabBar: TabBar): void
  /** The page on top; APIs that need one fail without. */
  top(): Page | undefined
  /** What a query's `context` and `node` give for a component that has them: a canvas, a video. */
  contextOf(node: BackendNode, kind: 'context' | 'node'): Promise<unknown>
  /** Whether an API or a component of this name is here, on a phone with this base library. */
  has(name: string): boolean
  /** A thread of its own for `wx.createWorker`; null where there is none. */
  startSecond(): SecondPort | null
  now(): number
  /** Runs what the mini-program gave; what it throws is shown as its error. */
  guard(at: string, act: () => void): void
  /** Tells the bench a number. */
  count(count: Count): void
  complain(area: Finding['area'], text: string): void
}
