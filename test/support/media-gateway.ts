import { createServer } from 'node:http'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import { createFlvHandler } from '../../server/src/gateway/servers/http-flv/handler.ts'
import { FLV_LIMITS } from '../../server/src/gateway/servers/http-flv/limits.ts'
import { RTMP_LIMITS } from '../../server/src/gateway/servers/rtmp/limits.ts'
import type { RtmpLimits } from '../../server/src/gateway/servers/rtmp/limits.ts'
import { startRtmpServer } from '../../server/src/gateway/servers/rtmp/server.ts'
import { createCounters } from '../../server/src/gateway/stream/counters.ts'
import { createHub } from '../../server/src/gateway/stream/create-hub.ts'
import type { Hub } from '../../server/src/gateway/stream/create-hub.ts'
import type { Grant } from '../../server/src/gateway/stream/grant.ts'

/** The gateway's RTMP and HTTP-FLV half on the real hub, in the test's own process, without the codec process. */
export interface MediaGateway {
  readonly hub: Hub
  readonly rtmpPort: number
  /** `rtmp://…/live/<stream>?token=…` */
  rtmp(stream: string, token: string): string
  /** `http://…/media/live/<stream>.flv?token=…` */
  flv(stream: string, token: string): string
  /** What the servers logged, one line an entry. */
  readonly logged: readonly string[]
}

/** A token that says what it allows, in place of a signature: `<direction>.<stream>.<user>`. */
export const tokenFor = (direction: Grant['direction'], stream: string, user = 'ann'): string => `${direction}.${stream}.${user}`

/** Starts it on free loopback ports. */
export async function startMediaGateway(scope: Scope, limits: Partial<RtmpLimits> = {}, rtmpPort = 0): Promise<MediaGateway> {
  const logged: string[] = []
  const write = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields, readable)}`)
  const log = { debug: write, info: write, warn: write, error: write }
  const now = (): number => performance.now()
  const silence = { push: () => undefined, close: () => undefined }
  const sound = { aacToOpus: () => silence, opusToAac: () => silence }
  const hub = createHub({ sound, counters: createCounters(), now, unixNow: Date.now, isVoid: () => false, limits: { streams: 100 } }, scope)
  const authorize = async (token: string, stream: string, direction: Grant['direction']): Promise<Result<Grant, FailureCode>> => check(token, stream, direction)
  const all = { ...RTMP_LIMITS, ...limits }
  const rtmp = await startRtmpServer({ host: '127.0.0.1', port: rtmpPort, hub, authorize, log, limits: all }, scope)
  if (!rtmp.ok) throw new Error('the RTMP port is busy')
  const flvPort = await listen(createFlvHandler({ hub, authorize, log, limits: { ...FLV_LIMITS, ...all } }, scope), scope)
  return {
    hub,
    logged,
    rtmpPort: rtmp.value.port,
    rtmp: (stream, token) => `rtmp://127.0.0.1:${rtmp.value.port}/live/${stream}?token=${token}`,
    flv: (stream, token) => `http://127.0.0.1:${flvPort}/media/live/${stream}.flv?token=${token}`,
  }
}

const readable = (_key: string, value: unknown): unknown => (value instanceof Error ? value.stack : value)

function check(token: string, stream: string, direction: Grant['direction']): Result<Grant, FailureCode> {
  const [allowed, of, user] = token.split('.')
  if (allowed === 'expired') return failure('media/token-expired')
  if (of === undefined || user === undefined) return failure('media/token-invalid')
  if (allowed !== direction || of !== stream) return failure('media/token-mismatch')
  return success({ room: 'r1', stream, user, direction, issuedAt: Date.now(), expiresAt: Date.now() + 600_000 })
}

function listen(handler: Parameters<typeof createServer>[1], scope: Scope): Promise<number> {
  const server = createServer({}, handler)
  scope.onEnd(() => {
    server.close()
    server.closeAllConnections()
  })
  return new Promise((listening) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      listening(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
