import { impossible } from '#shared/kernel/impossible'
import { success } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { GatewayMessage, GatewayOrder, LiveStream } from '../gateway/control/messages.ts'
import { clipNews } from '../rooms/duties/clips.ts'
import type { ClipEnd, LateClip, LateClips } from '../rooms/late-clips.ts'
import type { OpenRoom } from '../rooms/rooms.ts'
import { mixOrders } from '../rooms/mix-plan.ts'
import { keepOrders, standingOrders } from '../rooms/standing.ts'
import type { LinkListener } from './link.ts'
import { reconcile, startStream, strangers } from './reconcile.ts'

/** A link that breaks for less was no loss: the gateway is on this machine. */
const GRACE_MS = 400
/** A server that has just started may need a while to reach a gateway that kept everything. */
const FIRST_GRACE_MS = 3_000

/** Supplied by `connect-gateway.ts`. */
export interface FollowNeeds {
  readonly rooms: () => readonly OpenRoom[]
  readonly find: (room: string) => OpenRoom | null
  readonly lateClips: LateClips
  order(orders: readonly GatewayOrder[]): void
  readonly now: () => number
  note(what: string): void
  /** Something broke that a person will notice. */
  report(what: string, error: unknown): void
}

/** Makes the rooms say what the gateway does, and the gateway keep to what the rooms decided. */
export class GatewayFollower implements LinkListener {
  /** Of the gateway that is here now, or null. */
  epoch: string | null = null
  private readonly needs: FollowNeeds
  private readonly scope: Scope
  private absence: Scope

  constructor(needs: FollowNeeds, scope: Scope) {
    this.needs = needs
    this.scope = scope
    this.absence = createScope(scope)
    this.awayAfter(FIRST_GRACE_MS)
  }

  lost(): void {
    this.awayAfter(GRACE_MS)
  }

  message(message: GatewayMessage): void {
    switch (message.type) {
      case 'hello':
        return this.hello(message)
      case 'started':
        return this.started(message.live)
      case 'ended':
        return this.ended(message.room, message.stream)
      case 'recording-failed':
        return this.recordingFailed(message)
      case 'mix-failed':
        return this.mixFailed(message)
      case 'clip-made':
      case 'clip-failed':
        return this.clip(message)
      default:
        return impossible(message)
    }
  }

  private awayAfter(graceMs: number): void {
    this.absence.end()
    this.absence = createScope(this.scope)
    after(this.absence, graceMs, () => this.announceAway())
  }

  private announceAway(): void {
    this.epoch = null
    this.needs.note('the gateway is away')
    for (const { room } of this.needs.rooms()) {
      void room.change((state) => success(state.gatewayEpoch === null ? [] : [{ type: 'gateway.renewed', epoch: null }]))
    }
  }

  private hello({ epoch, streams: live, mixes }: GatewayMessage & { readonly type: 'hello' }): void {
    const { rooms, order, now, note } = this.needs
    this.absence.end()
    this.epoch = epoch
    note('the gateway is here')
    for (const { room } of rooms()) {
      order([...keepOrders(room), ...standingOrders(room.id, room.current.standing), ...mixOrders(room.current.room, room.scenario)])
      void room.change((state) => success(reconcile(state, epoch, live)))
    }
    order(strangers(rooms().map(({ room }) => room.current.room), { live, mixes }, now()))
    void this.askForLateClips()
  }

  private started(live: LiveStream): void {
    const { find, order, now } = this.needs
    const open = find(live.room)
    if (open === null) return order([{ type: 'end-room', room: live.room, upTo: now() }])
    void open.room.change((state, at) => {
      const begun = startStream(state, open.room.scenario, live.stream, at)
      order(begun.orders)
      return success(begun.events)
    })
  }

  private recordingFailed({ room, recording, why }: GatewayMessage & { readonly type: 'recording-failed' }): void {
    this.needs.note(`recording ${recording} failed: ${why}`)
    void this.needs.find(room)?.room.change((state) =>
      success(state.recording?.id === recording ? [{ type: 'recording.stopped', id: recording, why, by: null }] : []))
  }

  private mixFailed({ room, why }: GatewayMessage & { readonly type: 'mix-failed' }): void {
    this.needs.note(`the mix of room ${room} failed: ${why}`)
    void this.needs.find(room)?.room.change((state) => success(state.mix === null ? [] : [{ type: 'mix.stopped', why, by: null }]))
  }

  private clip(news: GatewayMessage & { readonly type: 'clip-made' | 'clip-failed' }): void {
    const { room, clip: id } = news
    if (news.type === 'clip-failed') this.needs.note(`clip ${id} failed: ${news.why}`)
    const event = news.type === 'clip-made'
      ? { type: 'clip.made', id, beganAt: news.beganAt, endedAt: news.endedAt } as const
      : { type: 'clip.failed', id, why: news.why } as const
    void this.tell(room, event)
  }

  /** In the room, or behind its end; it may end while its turn is waited for. */
  private async tell(id: string, event: ClipEnd): Promise<void> {
    const room = this.needs.find(id)?.room
    await room?.change((state) => success(clipNews(state, event)))
    if (room?.current.room.life.phase === 'open') return
    try {
      await this.needs.lateClips.settle(id, event)
    } catch (error) {
      this.needs.report('a clip of an ended room was not listed', error)
    }
  }

  /** What was made while nobody listened is told again, and what was not made is refused. */
  private async askForLateClips(): Promise<void> {
    const { lateClips, order, now, report } = this.needs
    try {
      const late = await lateClips.awaited()
      order(late.map((clip) => lateOrder(clip, now())))
    } catch (error) {
      report('clips of ended rooms were not asked for', error)
    }
  }

  private ended(room: string, stream: string): void {
    void this.needs.find(room)?.room.change((state) =>
      success(state.streams.some(({ id }) => id === stream) ? [{ type: 'stream.ended', id: stream }] : []))
  }
}

/** Up to now: nothing is kept of an ended room, so that only what lies there already can be meant, and nothing of it is too late. */
const lateOrder = ({ room, clip, from }: LateClip, now: number): GatewayOrder => ({ type: 'clip', room, clip, from, to: Math.max(from, now), streams: null })
