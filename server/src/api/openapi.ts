import type { Json } from '#shared/kernel/json'
import { jsonOf } from '#shared/kernel/json'
import { failures, type FailureCode } from '#shared/protocol/failures'
import { describeSchema } from './describe-schema.ts'
import type { Door } from './door.ts'
import { failureReply } from './reply-schemas.ts'

/** Failures that any door may answer with. */
const EVERYWHERE: readonly FailureCode[] = ['request/invalid', 'request/too-large', 'rate/limited', 'server/fault']

/** The description of the doors, made from their table (OpenAPI 3.1). */
export function describeDoors(doors: readonly Door[]): Json {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const door of doors) paths[door.path] = { ...paths[door.path], [door.method.toLowerCase()]: describeDoor(door) }
  return jsonOf({
    openapi: '3.1.0',
    info: { title: 'Lianmai', version: '1', description: 'Rooms and media addresses. The room socket is described in docs/5-protocol.md.' },
    paths,
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  })
}

function describeDoor(door: Door): object {
  return {
    summary: door.summary,
    ...(door.path.includes('{id}') ? { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'A room’s id or its six digits' }] } : {}),
    ...(door.signedIn ? { security: [{ session: [] }] } : {}),
    ...(door.body === null ? {} : { requestBody: { required: true, content: { 'application/json': { schema: describeSchema(door.body) } } } }),
    responses: { 200: withBody('Done', describeSchema(door.reply)), ...describeFailures([...door.failures, ...EVERYWHERE]) },
  }
}

/** One response a status; its body's `code` tells which it was. */
function describeFailures(codes: readonly FailureCode[]): object {
  const statuses = [...new Set(codes.map((code) => failures[code]))]
  return Object.fromEntries(statuses.map((status) => {
    const here = codes.filter((code) => failures[code] === status)
    return [status, withBody(here.join(', '), { ...describeSchema(failureReply), properties: { code: { enum: here }, message: { type: 'string' } } })]
  }))
}

const withBody = (description: string, schema: object): object => ({ description, content: { 'application/json': { schema } } })
