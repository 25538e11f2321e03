import type { Scope } from '#shared/kernel/scope'
import type { PageServices } from '../component.ts'

const used = new WeakMap<PageServices, Set<Scope>>()

/** One of the phone's decoders, until the scope ends; false if all are in use, as on a phone that is hot. */
export function takeDecoder(page: PageServices, scope: Scope): boolean {
  const taken = used.get(page) ?? new Set<Scope>()
  used.set(page, taken)
  if (taken.size >= page.phone().mostPlayers) return false
  taken.add(scope)
  scope.onEnd(() => void taken.delete(scope))
  return true
}
