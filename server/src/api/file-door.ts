import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FailureCode } from '#shared/protocol/failures'
import type { FileDoor, SentFile } from './door.ts'
import { answerFor, etagOf } from './file-range.ts'

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

/** Adds a door to files, wherever they lie. */
export function addFileDoor(app: FastifyInstance, door: FileDoor, { mayAsk, refuse }: FileDoorNeeds): void {
  const url = door.path.replaceAll(/\{(\w+)\}/g, ':$1')
  app.options(url, (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
  app.route<Asked>({
    method: ['GET', 'HEAD'],
    url,
    async handler(request, reply) {
      const { params: { id, file }, query: { token }, ip } = request
      reply.headers(FROM_ANYWHERE)
      if (!mayAsk(ip)) return refuse(reply, 'rate/limited')
      const opened = await door.open({ id, file, token: typeof token === 'string' ? token : '' })
      if (!opened.ok) return refuse(reply, opened.failure)
      const { done } = opened.value
      if (reply.raw.destroyed) {
        done()
        return reply.hijack()
      }
      reply.raw.once('close', done)
      return send(opened.value, request, reply, refuse)
    },
  })
}

/** What is served runs nothing, whatever a reader takes it for. */
const HARMLESS = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" }

async function send({ file, type = 'video/mp4', disposition }: SentFile, request: FastifyRequest, reply: FastifyReply, refuse: FileDoorNeeds['refuse']): Promise<FastifyReply> {
  const answer = answerFor(request.headers, request.method, file)
  reply.headers({ 'accept-ranges': 'bytes', 'cache-control': 'private', ...HARMLESS, ...(disposition === undefined ? {} : { 'content-disposition': disposition }), etag: etagOf(file), 'last-modified': new Date(file.modifiedAt).toUTCString() })
  if (answer.status === 416) reply.header('content-range', `bytes */${file.bytes}`)
  if (answer.status !== 200 && answer.status !== 206) return reply.code(answer.status).send()
  const { status, start, end } = answer
  if (status === 206) reply.header('content-range', `bytes ${start}-${end}/${file.bytes}`)
  reply.code(status).headers({ 'content-type': type, 'content-length': end - start + 1 })
  if (request.method === 'HEAD' || end < start) return reply.send()
  const content = await file.read(start, end)
  if (content.ok) return reply.send(content.value)
  for (const header of ['content-length', 'content-range', 'etag', 'last-modified', 'accept-ranges', 'content-disposition']) reply.removeHeader(header)
  return refuse(reply.type('application/json'), content.failure)
}
