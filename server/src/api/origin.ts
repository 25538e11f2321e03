/** Under which address a caller sees this server: what we hand out must work from there. */
export interface Origin {
  readonly secure: boolean
  /** With the port, if it is not the scheme's own. */
  readonly host: string
}

/** Names, IPv4 and bracketed IPv6, with or without a port. */
const HOST = /^(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/

/** The origin of a request by its `Host` header; a strange one falls back to this server's own address. */
export function originOf(protocol: string, host: string | undefined, fallback: string): Origin {
  return { secure: protocol === 'https', host: host !== undefined && HOST.test(host) ? host : fallback }
}

/** `http://host` or `https://host`, without a slash at the end. */
export const httpBase = ({ secure, host }: Origin): string => `${secure ? 'https' : 'http'}://${host}`

/** The same for WebSockets. */
export const socketBase = ({ secure, host }: Origin): string => `${secure ? 'wss' : 'ws'}://${host}`

/** Where a stream is pushed to or pulled from by RTMP, on a port of its own. */
export const rtmpUrl = (origin: Origin, port: number, stream: string, token: string): string => `rtmp://${hostName(origin)}:${port}/live/${stream}?token=${token}`

/** The host's name without its port, for other ports' addresses. */
export const hostName = ({ host }: Origin): string => host.replace(/:\d+$/, '')
