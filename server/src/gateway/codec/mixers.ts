import type { Scope } from '#shared/kernel/scope'
import type { MixNews, MixOrder, Scene } from './mix-messages.ts'
import { createMixer } from './mixer/mixer.ts'
import type { Mixer } from './mixer/mixer.ts'

/** The mixes of this process. */
export interface Mixers {
  obey(order: MixOrder): void
}

/** None is open. */
export function createMixers(tell: (news: MixNews) => void, scope: Scope): Mixers {
  const mixers = new Map<number, Mixer>()
  const show = (id: number, scene: Scene): void => {
    const known = mixers.get(id)
    if (known !== undefined) return known.change(scene)
    const onFailed = (): void => {
      mixers.delete(id)
      tell({ type: 'mix-failed', id })
    }
    mixers.set(id, createMixer({ scene, onFrame: (frame) => tell({ type: 'mixed', id, frame }), onFailed, now: () => performance.now() }, scope))
  }
  const act = (order: MixOrder): void => {
    if (order.type === 'mix-input') return mixers.get(order.id)?.push(order.input, order.frame)
    if (order.type === 'mix-input-end') return mixers.get(order.id)?.endInput(order.input)
    if (order.scene !== null) return show(order.id, order.scene)
    mixers.get(order.id)?.close()
    mixers.delete(order.id)
  }
  return {
    obey(order) {
      try {
        act(order)
      } catch {
        // This process converts everybody's sound: a mix that breaks must not take that along.
        mixers.get(order.id)?.close()
        mixers.delete(order.id)
        tell({ type: 'mix-failed', id: order.id })
      }
    },
  }
}
