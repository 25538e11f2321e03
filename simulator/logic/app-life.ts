import type { EnterOptions } from './wx/host.ts'

/** The mini-program's `App({…})` and what becomes of it. */
export interface AppLife {
  /** What `App(…)` does with its definition. */
  define(definition: unknown): void
  readonly instance: object | null
  launch(options: EnterOptions): void
  show(options: EnterOptions): void
  hide(): void
  tell(method: 'onError' | 'onPageNotFound' | 'onUnhandledRejection' | 'onThemeChange', detail: unknown): void
}

/** Supplied by the start of the logic layer. */
export interface AppLifeNeeds {
  guard(at: string, act: () => void): void
  complain(sentence: string): void
}

export function createAppLife({ guard, complain }: AppLifeNeeds): AppLife {
  let instance: object | null = null
  let shown = false
  const call = (method: string, ...args: readonly unknown[]): void => {
    const own: unknown = instance === null ? undefined : Reflect.get(instance, method)
    if (typeof own === 'function') guard(`App.${method}`, () => void Reflect.apply(own, instance, args))
  }
  return {
    define(definition) {
      if (instance !== null) return complain('App() was called twice; the first one stays')
      if (typeof definition !== 'object' || definition === null) return complain('App() takes an object')
      instance = definition
    },
    get instance() {
      return instance
    },
    launch(options) {
      call('onLaunch', options)
    },
    show(options) {
      if (shown) return
      shown = true
      call('onShow', options)
    },
    hide() {
      if (!shown) return
      shown = false
      call('onHide')
    },
    tell: (method, detail) => call(method, detail),
  }
}
