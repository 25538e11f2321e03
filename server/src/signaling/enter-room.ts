import { failure, success, type Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import { closeCodes } from '#shared/protocol/close-codes'
import type { FailureCode } from '#shared/protocol/failures'
import { PROTOCOL_VERSION } from '#shared/protocol/version'
import { memberOf, type MemberId, type RoomState } from '#shared/room/state'
import type { Onlooker } from '#shared/scenario/law'
import type { RoomNotice } from '../bus/contract.ts'
import { enter } from '../rooms/admit.ts'
import type { RoomLog } from '../rooms/log.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { catchUp } from './catch-up.ts'
import type { End, Join } from './connection.ts'
import { lookThrough } from './look-through.ts'
import type { Roster } from './roster.ts'
import { createVisit, type Visit, type VisitNeeds } from './visit.ts'
import type { Wire } from './wire.ts'

/** Supplied by the endpoint. */
export interface EnterNeeds extends VisitNeeds {
  readonly rooms: Rooms
  readonly log: RoomLog
  readonly tokens: Tokens
  readonly roster: Roster
  readonly now: () => number
}

/** From the first frame to the first event: ticket, seat, what was missed, and then everything live without a gap. */
export async function enterRoom(needs: EnterNeeds, join: Join, wire: Wire, scope: Scope, end: End): Promise<Result<Visit, FailureCode>> {
  if (join.version !== PROTOCOL_VERSION) return failure('protocol/version')
  const ticket = await needs.tokens.readTicket(join.ticket)
  if (!ticket.ok) return ticket
  const member = ticket.value.id
  const open = needs.rooms.find(ticket.value.room)
  if (open === null) return failure((await needs.rooms.lookUp(ticket.value.room)) === null ? 'room/not-found' : 'room/ended')
  const entered = await open.room.change((room, now) => enter(room, open.room.scenario, ticket.value, now, join.since !== undefined))
  if (!entered.ok) return entered
  if (scope.ended) return failure('server/busy')

  needs.roster.take(open.room.id, member, scope, () => end('member/replaced', closeCodes.replaced))
  open.presence.seen(member)
  // A role is for as long as one is in: who comes back as another comes through here again.
  const onlooker = { id: member, role: memberOf(open.room.current.room, member)?.role ?? '' }
  const release = holdNotices(needs, open.room, onlooker, wire, scope, end)
  // Read in the same breath as the subscription above: nothing falls in between.
  const { current } = open.room
  wire.sendFirst(await catchUp({ log: needs.log, scenario: open.room.scenario }, current, onlooker, join, needs.now()))
  release()
  const gone = whyGone(current.room, member)
  return gone === null ? success(createVisit(needs, open, member, join.clientId)) : failure(gone)
}

/** Subscribes at once, but keeps the notices until they are released: what was missed goes first. */
function holdNotices({ bus }: EnterNeeds, { id: room, scenario }: Pick<Room, 'id' | 'scenario'>, onlooker: Onlooker, wire: Wire, scope: Scope, end: End): () => void {
  const show = lookThrough(wire, scenario, onlooker)
  let held: RoomNotice[] | null = []

  function deliver(notice: RoomNotice): void {
    if (notice.kind === 'ephemeral' && !isFor(notice, onlooker.id)) return
    show(notice)
    const why = notice.kind === 'events' ? goodbye(notice, onlooker.id) : null
    // Later, so that the acknowledgement of the very command that ended it goes out first.
    if (why !== null) setImmediate(() => end(why, closeCodes.refused))
  }

  bus.subscribe(room, scope, (notice) => (held === null ? deliver(notice) : held.push(notice)))
  return () => {
    const kept = held ?? []
    held = null
    kept.forEach(deliver)
  }
}

const isFor = ({ from, to }: Extract<RoomNotice, { readonly kind: 'ephemeral' }>, member: MemberId): boolean =>
  from !== member && (to === undefined || to.includes(member))

function goodbye({ events }: Extract<RoomNotice, { readonly kind: 'events' }>, member: MemberId): FailureCode | null {
  for (const { event } of events) {
    if (event.type === 'room.ended') return 'room/ended'
    if (event.type === 'member.left' && event.id === member && event.why === 'removed') return 'room/removed'
  }
  return null
}

function whyGone(room: RoomState, member: MemberId): FailureCode | null {
  if (room.life.phase === 'ended') return 'room/ended'
  if (room.removed.includes(member)) return 'room/removed'
  return memberOf(room, member) === undefined ? 'server/busy' : null
}
