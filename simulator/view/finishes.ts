import type { Scope } from '#shared/kernel/scope'
import type { ViewNode, ViewTree } from './tree.ts'

const FINISHES = { transitionend: 'transitionend', animationstart: 'animationstart', animationiteration: 'animationiteration', animationend: 'animationend' } as const

/** Transitions and animations of CSS, as WXML's events. */
export function listenToFinishes(window: Window, tree: ViewTree, emit: (node: ViewNode, type: string, detail: unknown) => void, scope: Scope): void {
  for (const type of Object.values(FINISHES)) {
    const hear = (event: Event): void => {
      const node = tree.around(event.target)
      if (node) emit(node, type, { animationName: Reflect.get(event, 'animationName'), elapsedTime: Reflect.get(event, 'elapsedTime') })
    }
    window.document.addEventListener(type, hear)
    scope.onEnd(() => window.document.removeEventListener(type, hear))
  }
}
