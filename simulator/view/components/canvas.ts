import { failure, success } from '#shared/kernel/result'
import { moving } from '../../border/calls.ts'
import { isOn } from '../attribute-values.ts'
import type { ComponentPlan } from '../component.ts'
import { takesDrags } from '../drag.ts'
import { part, shadowOf } from '../parts.ts'

/** https://developers.weixin.qq.com/miniprogram/dev/component/canvas.html */
export const canvas: ComponentPlan = {
  tag: 'canvas',
  attributes: ['type', 'canvas-id', 'disable-scroll'],
  events: ['touchstart', 'touchmove', 'touchend', 'touchcancel', 'longtap', 'error'],
  methods: ['node'],
  create({ host, emit }) {
    const element = part(shadowOf(host, 'canvas { display: block; width: 100%; height: 100%; }'), 'canvas')
    return {
      set(name, value) {
        if (name === 'disable-scroll') takesDrags(host, isOn(value) ? 'both' : null)
      },
      call(method) {
        if (method !== 'node') return failure({ why: `${method} is not built in this simulator` })
        if (!('transferControlToOffscreen' in element)) return failure({ why: 'there are no canvases here' })
        try {
          const surface = element.transferControlToOffscreen()
          return success(moving(surface, [surface]))
        } catch (error) {
          const errMsg = error instanceof Error ? error.message : 'the canvas is gone'
          emit('error', { errMsg })
          return failure({ why: errMsg })
        }
      },
    }
  },
}
