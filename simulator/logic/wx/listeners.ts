/** The functions that a mini-program gave to `onX`; without one, `offX` takes all of a kind away. */
export interface Listeners {
  /** `begin` is called before the first of its kind; its answer after the last. */
  add(kind: string, listener: Listener, begin?: () => () => void): void
  remove(kind: string, listener?: unknown): void
  tell(kind: string, ...args: readonly unknown[]): void
  count(kind: string): number
}


type Listener = Function
/** A page that adds one each time it is opened leaks; WeChat keeps them all, and so does nobody for ever. */
const MOST_OF_A_KIND = 1_000

export function createListeners(guard: (at: string, act: () => void) => void, loud: (sentence: string) => void): Listeners {
  const kinds = new Map<string, { readonly listeners: Set<Listener>; readonly end: () => void }>()
  return {
    add(kind, listener, begin = () => () => undefined) {
      const known = kinds.get(kind) ?? { listeners: new Set<Listener>(), end: begin() }
      kinds.set(kind, known)
      if (known.listeners.size >= MOST_OF_A_KIND) return loud(`more than ${MOST_OF_A_KIND} listeners of ${kind}: this one is not added`)
      known.listeners.add(listener)
    },
    remove(kind, listener) {
      const known = kinds.get(kind)
      if (!known) return
      if (typeof listener === 'function') for (const one of known.listeners) if (one === listener) known.listeners.delete(one)
      if (typeof listener !== 'function') known.listeners.clear()
      if (known.listeners.size > 0) return
      kinds.delete(kind)
      known.end()
    },
    tell(kind, ...args) {
      for (const listener of [...(kinds.get(kind)?.listeners ?? [])]) guard(`on${kind}`, () => void Reflect.apply(listener, undefined, args))
    },
    count: (kind) => kinds.get(kind)?.listeners.size ?? 0,
  }
}
