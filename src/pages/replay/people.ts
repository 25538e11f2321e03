import type { LoggedEvent } from '#shared/room/events'
import type { MemberId } from '#shared/room/state'

/** How somebody stood at a moment, as far as the events tell. */
export interface Standing {
  readonly here: boolean
  /** Null: not told yet. */
  readonly microphone: 'on' | 'off' | null
  readonly hand: boolean
}

interface Step { readonly at: number; readonly standing: Standing }

/** How each person stood at each moment; `at` is of the events' own clock. */
export function followPeople(events: readonly LoggedEvent[]): (id: MemberId, at: number) => Standing {
  const steps = new Map<MemberId, Step[]>()
  for (const { at, event } of events) {
    const id = event.type === 'member.joined' ? event.member.id : 'id' in event ? event.id : ''
    const known = steps.get(id)
    const before = known?.[known.length - 1]?.standing ?? { ...AT_FIRST, here: event.type !== 'member.joined' }
    const standing = after(before, event)
    if (standing === before) continue
    if (known) known.push({ at, standing })
    else steps.set(id, [{ at: Number.NEGATIVE_INFINITY, standing: before }, { at, standing }])
  }
  return (id, at) => lastUpTo(steps.get(id) ?? [], at)?.standing ?? AT_FIRST
}

/** Of whom no event says anything was there all the time. */
const AT_FIRST: Standing = { here: true, microphone: null, hand: false }

function after(before: Standing, event: LoggedEvent['event']): Standing {
  if (event.type === 'member.joined') return { here: true, microphone: event.member.microphone, hand: event.member.hand !== null }
  if (event.type === 'member.left') return { ...before, here: false, hand: false }
  if (event.type === 'member.media') return { ...before, microphone: event.microphone }
  if (event.type === 'member.hand') return { ...before, hand: event.raised }
  return event.type === 'member.stage' && event.stage === 'seated' ? { ...before, hand: false } : before
}

/** By halves: a long lesson has thousands. */
function lastUpTo(steps: readonly Step[], at: number): Step | undefined {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1
    else high = middle
  }
  return steps[low - 1]
}
