import { componentOf } from '../selection/component-of.ts'
import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/** Components that are on a page and not yet drawn there, by the page's backend context. */
const waiting = new WeakMap<object, Set<glassEasel.GeneralComponent>>()

/** Lets a component know, once, that it is drawn: its lifetime `ready`. */
export function awaitReady(self: unknown): void {
  const component = componentOf(self)
  const context = component?.getBackendContext()
  if (!component || !context) return
  const already = waiting.get(context)
  if (already) return void already.add(component)
  waiting.set(context, new Set([component]))
  void Promise.resolve().then(() => context.render(() => tellReady(context)))
}

/** To be called when a page is drawn for the first time, before it is told itself. */
export function tellReady(context: object): void {
  const drawn = waiting.get(context) ?? []
  waiting.delete(context)
  for (const component of drawn) component.triggerLifetime('ready', [])
}
