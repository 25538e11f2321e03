import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FailureCode } from '#shared/protocol/failures'
import { bearerOf } from './bearer.ts'
import type { UploadDoor } from './door.ts'

/** Supplied by `server.ts`. */
export interface UploadDoorNeeds {
  /** Whether this address may ask once more now. */
  mayAsk(address: string): boolean
  refuse(reply: FastifyReply, code: FailureCode): FastifyReply
}

/** What goes with the one file; WeChat sends no field of its own, but others may. */
const LIMITS = { files: 1, fields: 10, fieldSize: 1_000, headerPairs: 20, parts: 11 }

/** Adds a door that takes files. They pass through it as they come, and no other door reads such bodies. */
export function addUploadDoor(app: FastifyInstance, door: UploadDoor, { mayAsk, refuse }: UploadDoorNeeds): void {
  app.register(async (inside) => {
    await inside.register(multipart, { limits: { ...LIMITS, fileSize: door.bodyLimit }, throwFileSizeLimit: false })
    inside.route<{ readonly Params: { readonly id: string } }>({
      method: door.method,
      url: door.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      bodyLimit: door.bodyLimit,
      async handler(request, reply) {
        if (!mayAsk(request.ip)) return refuse(reply, 'rate/limited')
        const result = await door.take({ id: request.params.id, query: request.query, bearer: bearerOf(request), content: () => contentOf(request) })
        if (result.ok) return reply.header('cache-control', 'no-store').send(result.value)
        // Who hears no word while it sends takes a closed line for a broken one: what is left is read, and thrown away.
        request.raw.resume()
        return refuse(reply, result.failure)
      },
    })
  })
}

async function contentOf(request: FastifyRequest): Promise<AsyncIterable<Uint8Array> | null> {
  const part = request.isMultipart() ? await request.file() : undefined
  return part?.file ?? null
}
