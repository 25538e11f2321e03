import { createScope, type Scope } from '#shared/kernel/scope'
import { isThisMachine } from './http-request.ts'
import { createNetworkPath, type NetworkPath } from './path.ts'

/** Where phones may go. */
export interface Reach {
  /** Addresses that lead elsewhere: what a build has inside, and this computer's own server. */
  readonly aliases: Readonly<Record<string, string>>
  /** Only this computer; else wherever the computer itself may go. */
  readonly loopbackOnly: boolean
}

/** Every simulated phone's network, by the phone's name. */
export interface Phones {
  path(phone: string): NetworkPath | null
  /** Where an address leads on this network; null if a phone may not go there. */
  resolve(url: string): string | null
  end(phone: string): void
}

const MOST_PHONES = 16
const NAME = /^[\w-]{1,40}$/
const SCHEMES = ['http:', 'https:', 'ws:', 'wss:', 'rtmp:']

export function createPhones(reach: Reach, { now, random }: { now(): number; random(): number }, scope: Scope): Phones {
  const phones = new Map<string, { readonly path: NetworkPath; readonly life: Scope }>()
  return {
    path(phone) {
      const known = phones.get(phone)
      if (known) return known.path
      if (!NAME.test(phone) || phones.size >= MOST_PHONES) return null
      const life = createScope(scope)
      const path = createNetworkPath({ now, random }, life)
      phones.set(phone, { path, life })
      return path
    },
    resolve(url) {
      if (!URL.canParse(url)) return null
      const { protocol, host } = new URL(url)
      if (!SCHEMES.includes(protocol)) return null
      const alias = Object.entries(reach.aliases).find(([from]) => new URL(from).host === host && protocol !== 'rtmp:')
      const led = alias ? leadTo(url, alias[1]) : url
      return mayGo(new URL(led), reach) ? led : null
    },
    end(phone) {
      phones.get(phone)?.life.end()
      phones.delete(phone)
    },
  }
}

/** A browser's ways to the gateway: a phone has none of them, it pushes and plays by RTMP and HTTP-FLV. */
const BROWSERS_WAYS = /^\/media\/wh(ip|ep)\b/

/** With a server of its own, a phone that may only reach this computer reaches that server, and RTMP. */
function mayGo({ hostname, host, pathname, protocol }: URL, { aliases, loopbackOnly }: Reach): boolean {
  if (BROWSERS_WAYS.test(pathname)) return false
  if (!loopbackOnly) return true
  const servers = Object.values(aliases).map((address) => new URL(address).host)
  return isThisMachine(hostname) && (protocol === 'rtmp:' || servers.length === 0 || servers.includes(host))
}

/** The same path at another server, by HTTP or by WebSocket as before. */
function leadTo(url: string, base: string): string {
  const target = new URL(url)
  const { host, protocol } = new URL(base)
  const secure = protocol === 'https:'
  const scheme = target.protocol.startsWith('ws') ? (secure ? 'wss:' : 'ws:') : secure ? 'https:' : 'http:'
  return `${scheme}//${host}${target.pathname}${target.search}`
}
