import type { IncomingMessage, ServerResponse } from 'node:http'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { failures } from '#shared/protocol/failures'
import type { FailureBody, FailureCode } from '#shared/protocol/failures'
import type { TakeStill } from '../../stills/stills.ts'
import type { Authorize } from '../../stream/grant.ts'

interface Needs {
  readonly authorize: Authorize
  readonly takeStill: TakeStill
}

const PATH = /^\/media\/still\/([A-Za-z0-9._-]{1,200})\.jpg$/
const MAX_URL = 4_096
/** Any page may show it: what protects a stream is its token. */
const OPEN_TO_PAGES = { 'access-control-allow-origin': '*' }

/** Serves stills at `/media/still/<stream>.jpg?token=…`, for whoever may play the stream. For node:http. */
export function createStillHandler({ authorize, takeStill }: Needs): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const asked = readRequest(request)
    if (!asked.ok) return refuse(response, asked.failure)
    const grant = await authorize(asked.value.token, asked.value.stream, 'play')
    if (!grant.ok) return refuse(response, grant.failure)
    const still = await takeStill(grant.value)
    if (!still.ok) return refuse(response, still.failure)
    const { jpeg, at } = still.value
    response.writeHead(200, { ...OPEN_TO_PAGES, 'content-type': 'image/jpeg', 'content-length': jpeg.length, 'cache-control': 'no-store', 'last-modified': new Date(at).toUTCString() })
    response.end(jpeg)
  }
}

function readRequest({ method, url = '' }: IncomingMessage): Result<{ readonly stream: string; readonly token: string }, FailureCode> {
  if (method !== 'GET') return failure('request/invalid')
  if (url.length > MAX_URL) return failure('request/too-large')
  const [path = '', query = ''] = url.split('?')
  const stream = PATH.exec(path)?.[1]
  if (stream === undefined) return failure('request/not-found')
  const token = new URLSearchParams(query).get('token') ?? ''
  return token === '' ? failure('media/token-invalid') : success({ stream, token })
}

function refuse(response: ServerResponse, code: FailureCode): void {
  const body: FailureBody = { code, message: `there is no still: ${code}` }
  response.writeHead(failures[code], { ...OPEN_TO_PAGES, 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
