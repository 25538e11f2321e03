import type { Attended } from '#shared/protocol/attendance'
import type { LoggedEvent } from '#shared/room/events'
import type { MemberId, Presence } from '#shared/room/state'

/** More stretches of one person are drawn together, the shortest gaps first. */
const MOST_SPANS = 100

interface Visitor {
  readonly firstAt: number
  name: string
  role: string
  lastAt: number
  away: number
  background: number
  /** Since when they are present, or null. */
  since: number | null
  inside: boolean
  /** Fell silent before they were let go: counted then. */
  lost: boolean
  readonly spans: { readonly from: number; readonly to: number }[]
}

/** Who was in a room and when, from its log up to `to`; events of other kinds are passed over. */
export function attendanceOf(events: readonly LoggedEvent[], to: number): readonly Attended[] {
  const visitors = new Map<MemberId, Visitor>()
  for (const { at, event } of events) {
    if (event.type === 'member.joined') {
      const { id, name, role, presence } = event.member
      const known = visitors.get(id) ?? fresh(at)
      visitors.set(id, known)
      Object.assign(known, { name, role })
      // Coming again after having left; one who was lost counts from when they fell silent.
      if (!known.inside && known.spans.length > 0) known.away += known.lost ? 0 : 1
      known.inside = true
      turn(known, presence, at)
    } else if (event.type === 'member.presence') {
      const known = visitors.get(event.id)
      if (known?.inside !== true) continue
      known.away += event.presence === 'away' ? 1 : 0
      known.background += event.presence === 'background' ? 1 : 0
      turn(known, event.presence, at)
    } else if (event.type === 'member.left') leave(visitors.get(event.id), at)
    else if (event.type === 'room.ended') for (const visitor of visitors.values()) leave(visitor, at)
  }
  return [...visitors].map(([member, visitor]) => attended(member, visitor, to))
}

const fresh = (at: number): Visitor => ({ firstAt: at, name: '', role: '', lastAt: at, away: 0, background: 0, since: null, inside: false, lost: false, spans: [] })

/** A phone call and the background are no absence: the room goes on to be heard. */
function turn(visitor: Visitor, presence: Presence, at: number): void {
  if (presence === 'away') close(visitor, at)
  else visitor.since ??= at
}

function leave(visitor: Visitor | undefined, at: number): void {
  if (visitor?.inside !== true) return
  visitor.lost = visitor.since === null
  close(visitor, at)
  visitor.inside = false
}

function close(visitor: Visitor, at: number): void {
  if (visitor.since === null) return
  visitor.spans.push({ from: visitor.since, to: at })
  visitor.lastAt = at
  visitor.since = null
}

function attended(member: MemberId, visitor: Visitor, to: number): Attended {
  close(visitor, Math.max(to, visitor.since ?? to))
  const { name, role, firstAt, lastAt, away, background, spans } = visitor
  const presentMs = spans.reduce((sum, span) => sum + span.to - span.from, 0)
  return { member, name, role, firstAt, lastAt, presentMs, away, background, spans: drawnTogether(spans) }
}

function drawnTogether(spans: Visitor['spans']): Attended['spans'] {
  if (spans.length <= MOST_SPANS) return spans
  const gaps = spans.slice(1).map(({ from }, index) => from - (spans[index]?.to ?? from))
  const kept = new Set(gaps.map((gap, index) => ({ gap, index })).sort((one, other) => other.gap - one.gap).slice(0, MOST_SPANS - 1).map(({ index }) => index))
  return spans.reduce<{ from: number; to: number }[]>((drawn, span, index) => {
    const last = drawn.at(-1)
    if (last !== undefined && !kept.has(index - 1)) last.to = span.to
    else drawn.push({ ...span })
    return drawn
  }, [])
}
