import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { failures, type FailureBody, type FailureCode } from '#shared/protocol/failures'
import type { Certificate } from '../config/config.ts'
import { createBucketsByKey } from '../rates/by-key.ts'
import type { Rate, TokenBucket } from '../rates/token-bucket.ts'
import type { Door, JsonDoor, RateClass, Refusal, TextDoor } from './door.ts'
import { addFileDoor } from './file-door.ts'
import { bearerOf } from './bearer.ts'
import { describeDoors } from './openapi.ts'
import { originOf } from './origin.ts'
import { addUploadDoor } from './upload-door.ts'

/** Supplied by `serve.ts`. */
export interface HttpNeeds {
  readonly doors: readonly Door[]
  readonly certificate: Certificate | null
  /** `host:port` for callers whose own word for it is no good. */
  readonly ownHost: string
  readonly trustProxy: boolean
  /** Multiplies every rate; benches come from one address. */
  readonly rateScale: number
  readonly now: () => number
  /** For the counters. */
  refused(code: FailureCode): void
  report(what: string, error: unknown): void
}

/** One address may stand for a school. */
const RATES: Readonly<Record<RateClass, Rate>> = {
  'sign-in': { burst: 300, perSecond: 5 },
  open: { burst: 60, perSecond: 1 },
  general: { burst: 1_200, perSecond: 60 },
  file: { burst: 5_000, perSecond: 500 },
}
/** Rooms that were not found, by address: six digits are not to be guessed. */
const MISS_RATE: Rate = { burst: 30, perSecond: 0.2 }

/** The HTTP server with all doors of the table; what else it carries is added by its callers. */
export function createHttp(needs: HttpNeeds): FastifyInstance {
  const app = Fastify({
    logger: false,
    trustProxy: needs.trustProxy,
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => {
      refuse(reply, error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'request/not-found' : 'request/invalid', needs)
    },
    routerOptions: { maxParamLength: 200 },
    serverFactory: (handler): Server => {
      if (needs.certificate === null) return createHttpServer(handler)
      return createHttpsServer({ key: needs.certificate.key, cert: needs.certificate.cert }, handler)
    },
  })
  app.setErrorHandler((error: FastifyError, _request, reply) => refuse(reply, codeOf(error, needs), needs))
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'request/not-found', needs))
  const limits = createLimits(needs)
  for (const door of needs.doors) {
    const gate = { mayAsk: (address: string) => limits[door.rate](address).take(), refuse: (reply: FastifyReply, code: FailureCode) => refuse(reply, code, needs) }
    if (door.kind === 'text') addTextDoor(app, door, needs, limits)
    else if (door.kind === 'json') addDoor(app, door, needs, limits)
    else if (door.kind === 'file') addFileDoor(app, door, gate)
    else addUploadDoor(app, door, gate)
  }
  const description = describeDoors(needs.doors)
  app.get('/api/openapi.json', () => description)
  return app
}

/** Answers with a failure's status and body. */
function refuse(reply: FastifyReply, refusal: Refusal, { refused }: HttpNeeds): FastifyReply {
  const { code, ...when } = typeof refusal === 'string' ? { code: refusal } : refusal
  refused(code)
  return reply.code(failures[code]).header('cache-control', 'no-store').send({ ...refusalBody(code), ...when })
}

/** The body of a refusal; its message is for logs and developers. */
export const refusalBody = (code: FailureCode): FailureBody => ({ code, message: code.replace('/', ': ').replaceAll('-', ' ') })

type Limits = Readonly<Record<RateClass | 'miss', (address: string) => TokenBucket>>

function createLimits({ rateScale, now }: HttpNeeds): Limits {
  const limit = ({ burst, perSecond }: Rate) => createBucketsByKey({ burst: Math.max(1, burst * rateScale), perSecond: perSecond * rateScale }, now)
  return { 'sign-in': limit(RATES['sign-in']), open: limit(RATES.open), general: limit(RATES.general), file: limit(RATES.file), miss: limit(MISS_RATE) }
}

function addDoor(app: FastifyInstance, door: JsonDoor, needs: HttpNeeds, limits: Limits): void {
  app.route<{ readonly Params: { readonly id?: string; readonly file?: string } }>({
    method: door.method,
    url: door.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: door.bodyLimit,
    async handler(request, reply) {
      const misses = limits.miss(request.ip)
      if (!limits[door.rate](request.ip).take() || misses.isEmpty()) return refuse(reply, 'rate/limited', needs)
      const result = await door.answer({
        id: request.params.id ?? '',
        file: request.params.file ?? '',
        body: request.body,
        bearer: bearerOf(request),
        origin: originOf(request.protocol, request.headers.host, needs.ownHost),
      })
      if (result.ok) return (door.type === 'application/json' ? reply : reply.type(door.type)).header('cache-control', 'no-store').send(result.value)
      if (result.failure === 'room/not-found') misses.take()
      return refuse(reply, result.failure, needs)
    },
  })
}

function addTextDoor(app: FastifyInstance, door: TextDoor, needs: HttpNeeds, limits: Limits): void {
  app.get<{ readonly Params: { readonly id?: string } }>(door.path.replace('{id}', ':id'), async (request, reply) => {
    if (!limits[door.rate](request.ip).take()) return refuse(reply, 'rate/limited', needs)
    const read = await door.read({ id: request.params.id ?? '', file: '', body: null, user: null, origin: originOf(request.protocol, request.headers.host, needs.ownHost) })
    if (!read.ok) return refuse(reply, read.failure, needs)
    return reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-type': door.reply }).send(read.value)
  })
}

function codeOf(error: FastifyError, needs: HttpNeeds): FailureCode {
  const status = error.statusCode ?? 500
  if (status === 413) return 'request/too-large'
  if (status >= 400 && status < 500) return 'request/invalid'
  needs.report('a request broke', error)
  return 'server/fault'
}
