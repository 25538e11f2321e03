import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'

const compress = promisify(gzip)

/** What gains by it; pictures and sounds are compressed already. */
const TEXT = /^(text\/|application\/(javascript|json|wasm)|image\/svg)/
/** Compressed files kept; a build has fewer. */
const MAX_KEPT = 300

/** Sends text files compressed to whoever takes gzip. Each version of a file is compressed once. */
export function compressReplies(app: FastifyInstance): void {
  const kept = new Map<string, Promise<Buffer>>()
  app.addHook('onSend', async (request, reply, payload) => {
    if (!(payload instanceof Readable) || request.method !== 'GET' || !isText(reply)) return payload
    reply.header('vary', 'accept-encoding')
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return payload
    const version = `${request.url} ${String(reply.getHeader('etag'))}`
    const known = kept.get(version)
    if (known !== undefined) payload.destroy()
    const made = known ?? buffer(payload).then(compress)
    if (kept.size < MAX_KEPT) kept.set(version, made)
    made.catch(() => kept.delete(version))
    const body = await made
    reply.header('content-encoding', 'gzip').header('content-length', body.length)
    return body
  })
}

/** A part of a file (206) stays as it is: its ranges count the plain bytes. */
const isText = (reply: FastifyReply): boolean => reply.statusCode === 200 && TEXT.test(String(reply.getHeader('content-type')))
