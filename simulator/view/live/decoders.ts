import type { Scope } from '#shared/kernel/scope'
import type { PageServices } from '../component.ts'

interface Decoders { readonly taken: Set<Scope>; readonly waiting: Set<() => void> }

const decodersOf = new WeakMap<PageServices, Decoders>()

/** One of the phone's decoders, until the scope ends; false if all are in use, as on a phone that is hot: `again` is called when one is free. */
export function takeDecoder(page: PageServices, again: () => void, scope: Scope): boolean {
  const { taken, waiting } = decodersOf.get(page) ?? { taken: new Set(), waiting: new Set() }
  decodersOf.set(page, { taken, waiting })
  if (taken.size >= page.phone().mostPlayers) {
    waiting.add(again)
    scope.onEnd(() => void waiting.delete(again))
    return false
  }
  taken.add(scope)
  scope.onEnd(() => {
    taken.delete(scope)
    const [next] = waiting
    next?.()
  })
  return true
}
