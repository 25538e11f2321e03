import type { ComponentEnv } from 'glass-easel-miniprogram-adapter'
import { ECMASCRIPT, HIDDEN } from './sandbox.ts'

/** Supplied by the start of the logic layer. */
export interface NamesNeeds {
  readonly wx: object
  readonly console: object
  readonly timers: Readonly<Record<string, unknown>>
  readonly config: unknown
  App(definition: unknown): void
  getApp(): object | null
  getCurrentPages(): readonly object[]
  /** `Page`, `Component` and `Behavior`: they register for the page or component that is being loaded, whatever file calls them. */
  readonly constructors: ComponentEnv
  requirePlugin(name: unknown): never
}

/** What a file of the mini-program sees: its own names, and `undefined` where its host has more. */
export function createNames(needs: NamesNeeds): Readonly<Record<string, unknown>> {
  const hidden = Object.fromEntries(HIDDEN.map((name) => [name, undefined]))
  const { wx, console, timers, App, getApp, getCurrentPages, requirePlugin } = needs
  const global: Record<string, unknown> = { ...ecmascript(), ...timers, console, wx, App, getApp, getCurrentPages }
  global['global'] = global
  Object.assign(global, needs.constructors)
  return { ...hidden, ...timers, wx, console, App, getApp, getCurrentPages, requirePlugin, global, globalThis: global, __wxConfig: needs.config, ...needs.constructors }
}

/** The engine's own names by their values, whatever realm this file runs in. */
export const ecmascript = (): Record<string, unknown> => Object.fromEntries(ECMASCRIPT.map((name) => [name, Reflect.get(globalThis, name)]))
