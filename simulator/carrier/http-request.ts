import { request as plainRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { connect as secure } from 'node:tls'
import type { Dial } from './rtmp-link.ts'

/** One request over the phone's network; HTTPS accepts the self-made certificate of this machine's own server alone. */
export function openRequest(url: URL, options: RequestOptions, dial: Dial, answered: (response: IncomingMessage) => void): ClientRequest {
  const { hostname, protocol } = url
  if (protocol !== 'https:') return plainRequest(url, { ...options, createConnection: () => dial({ host: hostname, port: Number(url.port || 80) }) }, answered)
  const createConnection = () => secure({ socket: dial({ host: hostname, port: Number(url.port || 443) }), servername: hostname, rejectUnauthorized: !isThisMachine(hostname) })
  return secureRequest(url, { ...options, createConnection }, answered)
}

/** Loopback: what stands behind it is this computer. */
export const isThisMachine = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
