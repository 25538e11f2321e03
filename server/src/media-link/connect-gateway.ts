import type { Scope } from '#shared/kernel/scope'
import type { GatewayOrder } from '../gateway/control/messages.ts'
import type { LateClips } from '../rooms/late-clips.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { sign } from '../tokens/sign.ts'
import { GatewayFollower } from './follow-gateway.ts'
import { openGatewayLink, type GatewayLink } from './link.ts'

/** The gateway looks at the token once, at the opening. */
const TOKEN_MS = 60_000

/** The media gateway, as the room server sees it. */
export interface Gateway {
  order(orders: readonly GatewayOrder[]): void
  /** Of the gateway that is here now, or null. */
  epoch(): string | null
  /** Opens the link: from now on the rooms say what the gateway does. */
  follow(rooms: Pick<Rooms, 'all' | 'find'>, lateClips: LateClips): void
}

interface Needs {
  readonly port: number
  readonly secret: Uint8Array
  readonly now: () => number
  note(what: string): void
  /** Something broke that a person will notice. */
  report(what: string, error: unknown): void
}

/** The gateway on its private port. The rooms come later, since they need its orders already. */
export function connectGateway({ port, secret, now, note, report }: Needs, scope: Scope): Gateway {
  let link: GatewayLink | null = null
  let follower: GatewayFollower | null = null
  const order = (orders: readonly GatewayOrder[]): void => link?.order(orders)
  return {
    order,
    epoch: () => follower?.epoch ?? null,
    follow(rooms, lateClips) {
      follower = new GatewayFollower({ rooms: rooms.all, find: rooms.find, lateClips, order, now, note, report }, scope)
      link = openGatewayLink(`ws://127.0.0.1:${port}/control`, () => sign(secret, 'control', {}, now(), TOKEN_MS), follower, scope)
    },
  }
}
