import * as v from 'valibot'
import type { Touching } from './contract'

/** A canvas tells places from its own corner. */
const event = v.object({ changedTouches: v.array(v.object({ identifier: v.number(), x: v.number(), y: v.number() })) })

/** What an event of WeChat's canvas says, finger by finger. */
export function touchingsOf(type: 'down' | 'move' | 'up' | 'cancel', data: unknown): readonly Touching[] {
  const parsed = v.safeParse(event, data)
  if (!parsed.success) return []
  return parsed.output.changedTouches.map(({ identifier: id, x, y }): Touching => {
    if (type === 'down') return { type, id, at: [x, y], button: 'first', by: 'finger' }
    return type === 'move' ? { type, id, at: [[x, y]] } : { type, id }
  })
}
