import files from '@fastify/static'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { FailureCode } from '#shared/protocol/failures'
import type { FileDoor } from './door.ts'

/** Supplied by `server.ts`. */
export interface FileDoorNeeds {
  /** Whether this address may ask once more now. */
  mayAsk(address: string): boolean
  refuse(reply: FastifyReply, code: FailureCode): FastifyReply
}

const FROM_ANYWHERE = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'accept-ranges, content-length, content-range' }
/** A browser may ask before it asks for a range from another origin. */
const PREFLIGHT = { ...FROM_ANYWHERE, 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': 'range, if-range', 'access-control-max-age': '86400' }

interface Asked {
  readonly Params: { readonly id: string; readonly file: string }
  readonly Querystring: { readonly token?: unknown }
}

/** Adds a door to files; ranges, conditions and HEAD are @fastify/static's. */
export function addFileDoor(app: FastifyInstance, door: FileDoor, { mayAsk, refuse }: FileDoorNeeds): void {
  const url = door.path.replaceAll(/\{(\w+)\}/g, ':$1')
  // In a plugin of its own: the app's own files are sent by another instance.
  void app.register((inner, _options, ready) => {
    void inner.register(files, { serve: false, cacheControl: false })
    inner.options(url, (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
    inner.route<Asked>({
      method: ['GET', 'HEAD'],
      url,
      errorHandler(error, request, reply) {
        if (isUnmet(error)) sendUnmet(error, reply)
        else inner.errorHandler(error, request, reply)
      },
      async handler({ params: { id, file }, query: { token }, ip }, reply) {
        reply.headers(FROM_ANYWHERE)
        if (!mayAsk(ip)) return refuse(reply, 'rate/limited')
        const opened = await door.open({ id, file, token: typeof token === 'string' ? token : '' })
        if (!opened.ok) return refuse(reply, opened.failure)
        const { folder, name, done } = opened.value
        if (reply.raw.destroyed) done()
        else reply.raw.once('close', done)
        return reply.headers({ 'cache-control': 'private', 'x-content-type-options': 'nosniff' }).sendFile(name, folder)
      },
    })
    ready()
  })
}

/** A condition or a range that the file does not meet (RFC 9110): a status of its own, and no body. */
const isUnmet = ({ statusCode }: FastifyError): boolean => statusCode === 412 || statusCode === 416

function sendUnmet(error: FastifyError & { readonly headers?: Record<string, string> }, reply: FastifyReply): void {
  void reply.code(error.statusCode ?? 416).headers(error.headers ?? {}).send()
}
