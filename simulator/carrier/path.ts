import { connect } from 'node:net'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import { CONDITIONS, type Conditions } from '../border/network.ts'
import { ShapedSocket, type Lane } from './shaped-socket.ts'

/** The network of one phone: every connection it makes goes through here, and feels what the network is like. */
export interface NetworkPath {
  readonly conditions: Conditions
  change(conditions: Conditions): void
  /** A TCP connection; it emits `connect`, `error` and `close` as a socket does. */
  dial(address: { readonly host: string; readonly port: number }, use?: 'live'): ShapedSocket
  /** Live streams that are open now stand still from here on, without a word; new ones pass. */
  stallLive(): void
  /** Ends what is open, as a phone in the background does. */
  dropAll(): void
  readonly open: number
}

/** Documented limits end far below: a runaway page must not take the machine's sockets. */
const MOST_CONNECTIONS = 64
/** A dial without a network fails after a moment, as a phone's does. */
const NO_NETWORK_MS = 300

export function createNetworkPath({ now, random }: { now(): number; random(): number }, scope: Scope): NetworkPath {
  let conditions = CONDITIONS['5g']
  const sockets = new Set<ShapedSocket>()
  const live = new Set<ShapedSocket>()
  const up: Lane = { freeAt: 0 }
  const down: Lane = { freeAt: 0 }
  const dropAll = (): void => {
    for (const socket of [...sockets]) socket.destroy(unreachable())
  }
  scope.onEnd(dropAll)
  return {
    get conditions() {
      return conditions
    },
    get open() {
      return sockets.size
    },
    change(changed) {
      conditions = changed
      if (changed.away) dropAll()
    },
    dial({ host, port }, use) {
      const life = createScope(scope)
      const refused = conditions.away || sockets.size >= MOST_CONNECTIONS
      const socket = new ShapedSocket(refused ? null : connect({ host, port, noDelay: true }), { conditions: () => conditions, up, down, now, random }, life)
      sockets.add(socket)
      if (use === 'live') live.add(socket)
      socket.on('close', () => {
        sockets.delete(socket)
        live.delete(socket)
        life.end()
      })
      if (refused) after(life, NO_NETWORK_MS, () => socket.destroy(unreachable()))
      return socket
    },
    stallLive: () => live.forEach((socket) => socket.stall()),
    dropAll,
  }
}

const unreachable = (): Error => Object.assign(new Error('the phone has no network'), { code: 'ENETUNREACH' })
