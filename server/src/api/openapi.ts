import type { Json } from '#shared/kernel/json'
import { jsonOf } from '#shared/kernel/json'
import { failures, type FailureCode } from '#shared/protocol/failures'
import { describeSchema } from './describe-schema.ts'
import type { Door, UploadDoor } from './door.ts'
import { failureReply } from './reply-schemas.ts'

/** Failures that any door may answer with. */
const EVERYWHERE: readonly FailureCode[] = ['request/invalid', 'request/too-large', 'rate/limited', 'server/fault']

/** The description of the doors, made from their table (OpenAPI 3.1). */
export function describeDoors(doors: readonly Door[]): Json {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const door of doors) paths[door.path] = { ...paths[door.path], [door.method.toLowerCase()]: describeDoor(door) }
  return jsonOf({
    openapi: '3.1.0',
    info: { title: 'Lianmai', version: '1', description: 'Rooms, plans and media addresses. The room socket is described in docs/5-protocol.md.' },
    paths,
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  })
}

function describeDoor(door: Door): object {
  return {
    summary: door.summary,
    ...parametersOf(door),
    ...(door.signedIn ? { security: [{ session: [] }] } : {}),
    ...bodyOf(door),
    responses: { ...describeSuccess(door), ...describeFailures([...door.failures, ...EVERYWHERE]) },
  }
}

function bodyOf(door: Door): object {
  if (door.kind === 'upload') return { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } } } } }
  return door.body === null ? {} : { requestBody: { required: true, content: { 'application/json': { schema: describeSchema(door.body) } } } }
}

function parametersOf(door: Door): object {
  const { path, idMeans } = door
  const text = { required: true, schema: { type: 'string' } }
  const parameters = [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', ...text, description: idMeans }] : []),
    ...(path.includes('{file}') ? [{ name: 'file', in: 'path', ...text, description: 'As it stands in an answer' }] : []),
    ...(door.kind === 'upload' ? queryOf(door) : []),
    ...(door.kind === 'file' ? [{ name: 'token', in: 'query', ...text, description: 'As it stands in the address that another door gave' }] : []),
  ]
  return parameters.length === 0 ? {} : { parameters }
}

function queryOf({ query }: UploadDoor): readonly object[] {
  const properties = describeSchema(query)['properties']
  return Object.entries(typeof properties === 'object' && properties !== null ? properties : {}).map(([name, schema]) => ({ name, in: 'query', required: true, schema }))
}

function describeSuccess(door: Door): object {
  if (door.kind === 'text') return { 200: { description: 'Done', content: { [door.reply]: { schema: { type: 'string' } } } } }
  if (door.kind === 'json') return { 200: { description: 'Done', content: { [door.type]: { schema: describeSchema(door.reply) } } } }
  if (door.kind === 'upload') return { 200: withBody('Done', describeSchema(door.reply)) }
  const content = Object.fromEntries(door.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
  return { 200: { description: 'The whole file', content }, 206: { description: 'The range that was asked for', content }, 416: { description: 'The file has no such range' } }
}

/** One response a status; its body's `code` tells which it was. */
function describeFailures(codes: readonly FailureCode[]): object {
  const statuses = [...new Set(codes.map((code) => failures[code]))]
  return Object.fromEntries(statuses.map((status) => {
    const here = codes.filter((code) => failures[code] === status)
    return [status, withBody(here.join(', '), { ...describeSchema(failureReply), properties: { code: { enum: here }, message: { type: 'string' }, ...(here.includes('plan/too-early') ? { opensAt: { type: 'number' } } : {}) } })]
  }))
}

const withBody = (description: string, schema: object): object => ({ description, content: { 'application/json': { schema } } })
