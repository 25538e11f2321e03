import { impossible } from '#shared/kernel/impossible'
import { success } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { RoomState } from '#shared/room/state'
import type { GatewayMessage, GatewayOrder, LiveStream } from '../gateway/control/messages.ts'
import type { OpenRoom } from '../rooms/rooms.ts'
import { noStanding, ordersBetween } from '../rooms/standing.ts'
import { reconcile, strangers, startStream } from './reconcile.ts'
import type { LinkListener } from './link.ts'

/** A link that breaks for less was no loss: the gateway is on this machine. */
const GRACE_MS = 400

/** Supplied by `serve.ts`. */
export interface GatewayNeeds {
  readonly rooms: () => readonly OpenRoom[]
  readonly find: (room: string) => OpenRoom | null
  order(orders: readonly GatewayOrder[]): void
  readonly now: () => number
  note(what: string): void
}

/** Makes the rooms say what the gateway does, and the gateway keep to what the rooms decided. */
export function followGateway(needs: GatewayNeeds, scope: Scope): LinkListener & { readonly epoch: () => string | null } {
  let epoch: string | null = null
  let absence = createScope(scope)

  function awayAfter(delayMs: number): void {
    absence.end()
    absence = createScope(scope)
    after(absence, delayMs, () => {
      epoch = null
      needs.note('the gateway is away')
      for (const { room } of needs.rooms()) void room.change((state) => success(state.gatewayEpoch === null ? [] : [{ type: 'gateway.renewed', epoch: null }]))
    })
  }

  function hello(fresh: string, live: readonly LiveStream[]): void {
    absence.end()
    epoch = fresh
    needs.note('the gateway is here')
    for (const { room } of needs.rooms()) {
      needs.order(ordersBetween(room.id, noStanding, room.current.standing))
      void room.change((state) => success(reconcile(state, fresh, live)))
    }
    needs.order(strangers(needs.rooms().map(({ room }) => room.current.room), live, needs.now()))
  }

  function started(live: LiveStream): void {
    const open = needs.find(live.room)
    if (open === null) return needs.order([{ type: 'end-room', room: live.room, upTo: needs.now() }])
    void open.room.change((state: RoomState, now) => {
      const begun = startStream(state, open.room.scenario, live.stream, now)
      needs.order(begun.orders)
      return success(begun.events)
    })
  }

  awayAfter(GRACE_MS)
  return {
    epoch: () => epoch,
    lost: () => awayAfter(GRACE_MS),
    message(message: GatewayMessage) {
      switch (message.type) {
        case 'hello':
          return hello(message.epoch, message.streams)
        case 'started':
          return started(message.live)
        case 'ended':
          return void needs.find(message.room)?.room.change((state) =>
            success(state.streams.some(({ id }) => id === message.stream) ? [{ type: 'stream.ended', id: message.stream }] : []))
        default:
          return impossible(message)
      }
    },
  }
}
