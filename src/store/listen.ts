import type { JoinReply } from '#shared/protocol/http'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import type { LinkState, SignalingListener } from '../signaling/contract'
import { withEphemeral, withEvent, withLink } from './apply'
import { newsOf } from './notices'
import type { LiveState, SessionState } from './state'
import type { Visit } from './visit'

type EndedWhy = Extract<SessionState, { readonly phase: 'ended' }>['why']

interface Told {
  /** Once the door is open, and before the room is known. */
  admitted(reply: JoinReply): void
  /** Before the state has it: the law seats this person, who was not asked. */
  seatedUnasked(): void
  /** After the state has it. */
  happened(event: RoomEvent, you: string): void
  snapshot(): void
  online(): void
  ended(why: EndedWhy): void
}

/** An interruption shorter than this passes without a word when it is over. */
const NOTABLE_CUT_MS = 3_000

/** Puts what the server says into the visit's state. */
export function listenTo(visit: Visit, told: Told): SignalingListener {
  const cuts = noticeCuts(visit)
  let clockOffsetMs = 0
  return {
    admitted: told.admitted,
    snapshot(room, _seq, you) {
      visit.law.snapshot()
      visit.arrive(room, you)
      visit.update((live) => ({ ...live, clockOffsetMs }))
      if (room.life.phase === 'ended') told.ended(room.life.why)
      else told.snapshot()
    },
    event(logged) {
      const before = visit.live()
      if (!before) return
      if (isUnasked(logged.event, before)) told.seatedUnasked()
      visit.update((live) => withEvent(live, logged, visit.law.reducer))
      if (logged.event.type === 'law.happened' && !visit.law.happened(logged.event.happening)) return told.ended('left')
      tellNews(visit, logged.event, before)
      const end = endOf(logged, before)
      return end ? told.ended(end) : told.happened(logged.event, before.you)
    },
    ephemeral(from, data) {
      if (data.type === 'law') visit.passing.tell(from, data.data)
      else visit.update((live) => withEphemeral(live, from, data))
    },
    here: ({ count, hands }) => visit.update((live) => ({ ...live, room: { ...live.room, here: count, hands } })),
    link(link) {
      visit.log.note({ at: visit.needs.now(), what: `link ${link.link}` })
      visit.update((live) => withLink(live, link))
      cuts(link)
      if (link.link === 'online') told.online()
      if (link.link === 'closed' && visit.live()) told.ended(link.why)
    },
    clockOffset(ms) {
      clockOffsetMs = ms
      visit.update((live) => (live.clockOffsetMs === ms ? live : { ...live, clockOffsetMs: ms }))
    },
  }
}

function tellNews(visit: Visit, event: RoomEvent, before: LiveState): void {
  const news = newsOf(event, before)
  if (news) visit.notify(news)
}

const isUnasked = (event: RoomEvent, { you }: LiveState): boolean =>
  event.type === 'member.stage' && event.id === you && event.stage === 'seated' && event.by !== you

/** Why this event ends the visit, or null. Losing the seat (`lost`) does not: the next link sits down again. */
function endOf({ event }: LoggedEvent, { you }: LiveState): EndedWhy | null {
  if (event.type === 'room.ended') return event.why
  if (event.type !== 'member.left' || event.id !== you || event.why === 'lost') return null
  return event.why === 'removed' ? 'room/removed' : 'left'
}

function noticeCuts(visit: Visit): (link: LinkState) => void {
  const { now } = visit.needs
  let downSince: number | null = null
  return ({ link }) => {
    if (link === 'offline') downSince ??= now()
    if (link !== 'online') return
    if (downSince !== null && now() - downSince > NOTABLE_CUT_MS) visit.notify({ what: 'back-online' })
    downSince = null
  }
}
