import type { AppPackage } from '../border/app-package.ts'
import type { DeclaredApis } from '../border/declared.ts'
import type { DevicePort } from '../border/device.ts'
import type { PhoneState } from '../border/phone-state.ts'
import type { SystemFacts } from '../border/system.ts'
import type { LogicPort } from '../border/view-messages.ts'
import type { Graphics } from './canvas/surface.ts'
import type { Network } from './network/contract.ts'
import type { Sandbox } from './sandbox.ts'
import type { SecondPort } from './second/contract.ts'
import type { EnterOptions } from './wx/host.ts'

/** What a mini-program is started with, by whoever has the thread: a worker, or a test. */
export interface LogicNeeds {
  readonly app: AppPackage
  readonly declared: DeclaredApis
  readonly system: SystemFacts
  /** What the phone kept of this mini-program. */
  readonly stored: readonly (readonly [key: string, json: string])[]
  /** Files that it saved before, by their paths. */
  readonly savedFiles?: readonly (readonly [path: string, bytes: ArrayBuffer])[]
  /** The components that the views have, for `wx.canIUse`. */
  readonly components?: readonly string[]
  /** A file of the package, at once; without it, only JSON files can be read. */
  readPackage?(path: string): ArrayBuffer | null
  readonly enter: EnterOptions
  /** Where the mini-program's own files are found: an address prefix. */
  readonly files: string
  /** Where the live components reach the network: an address, with the phone's name. */
  readonly carrier: string | null
  readonly phone: PhoneState
  readonly sandbox: Sandbox
  /** The SHA-256 of a text in hexadecimal, for the bench: of what really runs. */
  digest?(text: string): Promise<string>
  readonly network: Network
  /** What draws; without it, what this thread itself has. */
  readonly graphics?: Graphics
  readonly device: DevicePort
  /** A thread of its own for `wx.createWorker`. */
  startSecond?(): SecondPort
  /** The pipe to a view that the phone opens for this screen. */
  viewPort(screen: number): LogicPort
  now(): number
}
