import { after, createScope, type Scope } from '#shared/kernel/scope'
import { phoneLengths } from '../border/lengths.ts'
import { lengthOf, listOf, memberOf, numberOf, textOf } from './attribute-values.ts'

/** What runs on an element now; a later animation takes its place. */
const running = new WeakMap<HTMLElement, Scope>()
/** Transforms stay from one animation to the next, each kind once, as WeChat keeps them. */
const transforms = new WeakMap<HTMLElement, Map<string, string>>()

/** The `animation` attribute: steps of `wx.createAnimation`, one after the other, as transitions. */
export function animate(element: HTMLElement, exported: unknown, parent: Scope): void {
  running.get(element)?.end()
  const scope = createScope(parent)
  running.set(element, scope)
  let at = 0
  for (const action of listOf(memberOf(exported, 'actions'))) {
    const option = memberOf(action, 'option')
    const transition = memberOf(option, 'transition')
    const duration = numberOf(memberOf(transition, 'duration'), DURATION_MS)
    const delay = numberOf(memberOf(transition, 'delay'), 0)
    after(scope, at, () => {
      const changes = changesOf(listOf(memberOf(action, 'animates')), element)
      element.style.transition = `all ${duration}ms ${textOf(memberOf(transition, 'timingFunction'), 'linear')} ${delay}ms`
      element.style.transformOrigin = textOf(memberOf(option, 'transformOrigin'), '50% 50% 0')
      for (const [name, value] of changes) element.style.setProperty(name, value)
    })
    at += duration + delay
  }
}

const DURATION_MS = 400

/** The properties that one step changes. */
export function changesOf(animates: readonly unknown[], element: HTMLElement): readonly (readonly [name: string, value: string])[] {
  const kept = transforms.get(element) ?? new Map<string, string>()
  transforms.set(element, kept)
  const changes: (readonly [string, string])[] = []
  for (const one of animates) {
    const type = textOf(memberOf(one, 'type'))
    const args = listOf(memberOf(one, 'args'))
    if (type === 'style') changes.push([kebabCase(textOf(args[0])), styleValue(textOf(args[0]), args[1])])
    else if (type in STYLES) changes.push([STYLES[type] ?? type, styleValue(type, args[0])])
    else kept.set(type, `${type}(${args.map((value, index) => argumentOf(type, value, index)).join(', ')})`)
  }
  if (kept.size > 0) changes.push(['transform', [...kept.values()].join(' ')])
  return changes
}

const STYLES: Readonly<Record<string, string>> = { opacity: 'opacity', backgroundColor: 'background-color', width: 'width', height: 'height', top: 'top', left: 'left', bottom: 'bottom', right: 'right' }
const UNITLESS = new Set(['opacity', 'background-color', 'backgroundColor', 'z-index'])

const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const styleValue = (name: string, value: unknown): string => (UNITLESS.has(name) ? textOf(value) : lengthOf(value))

/** Numbers are degrees when something turns, pixels when it moves, and plain when it grows. */
function argumentOf(type: string, value: unknown, index: number): string {
  if (typeof value !== 'number') return phoneLengths(textOf(value))
  if (type === 'rotate3d' && index < 3) return `${value}`
  if (/^(rotate|skew)/.test(type)) return `${value}deg`
  return /^translate/.test(type) ? `${value}px` : `${value}`
}
