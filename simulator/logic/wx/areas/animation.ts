import * as v from 'valibot'
import { syncApi, type Area } from '../api.ts'

/** Documented defaults. */
const options = v.object({ duration: v.optional(v.number(), 400), timingFunction: v.optional(v.string(), 'linear'), delay: v.optional(v.number(), 0), transformOrigin: v.optional(v.string(), '50% 50% 0') })
const stepOptions = v.partial(v.object({ duration: v.number(), timingFunction: v.string(), delay: v.number(), transformOrigin: v.string() }))

const TRANSFORMS = ['matrix', 'matrix3d', 'rotate', 'rotate3d', 'rotateX', 'rotateY', 'rotateZ', 'scale', 'scale3d', 'scaleX', 'scaleY', 'scaleZ', 'skew', 'skewX', 'skewY', 'translate', 'translate3d', 'translateX', 'translateY', 'translateZ'] as const
const LENGTHS = ['width', 'height', 'top', 'right', 'bottom', 'left'] as const

interface Change { readonly type: string; readonly args: readonly unknown[] }

/** https://developers.weixin.qq.com/miniprogram/dev/api/ui/animation/wx.createAnimation.html */
export const animation: Area = {
  createAnimation: syncApi(([given]) => createAnimation(given)),
}

/** An animation gathers changes; each `step` closes a group, and `export` hands the groups over, as `animation` takes them. */
function createAnimation(given: unknown): object {
  const parsed = v.safeParse(options, given ?? {})
  const basics = parsed.success ? parsed.output : v.parse(options, {})
  let changes: Change[] = []
  let steps: object[] = []
  const methods: Record<string, (...args: readonly unknown[]) => object> = {}
  const add = (change: Change): object => {
    changes = [...changes.filter(({ type, args }) => type !== 'style' || change.type !== 'style' || args[0] !== change.args[0]), change]
    return methods
  }
  for (const type of TRANSFORMS) methods[type] = (...args) => add({ type, args: type === 'scale' && args.length === 1 ? [args[0], args[0]] : type === 'translate' && args.length === 1 ? [args[0], 0] : args })
  methods['opacity'] = (value) => add({ type: 'style', args: ['opacity', value] })
  methods['backgroundColor'] = (value) => add({ type: 'style', args: ['background-color', value] })
  for (const name of LENGTHS) methods[name] = (value) => add({ type: 'style', args: [name, typeof value === 'number' ? `${value}px` : value] })
  methods['step'] = (own) => {
    const read = v.safeParse(stepOptions, own ?? {})
    const { transformOrigin, ...transition } = { ...basics, ...(read.success ? read.output : {}) }
    steps.push({ animates: changes, option: { transition, transformOrigin } })
    changes = []
    return methods
  }
  methods['export'] = () => {
    const actions = steps
    steps = []
    return { actions }
  }
  return methods
}
