import type { IncomingMessage } from 'node:http'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'

export interface PlayRequest {
  readonly stream: string
  readonly token: string
}

const PATH = /^\/media\/live\/([A-Za-z0-9._-]{1,200})\.flv$/
const MAX_URL = 4_096

/** What a viewer asks for. The token stands in the query or in `Authorization: Bearer`. */
export function readPlayRequest({ method, url = '', headers }: IncomingMessage): Result<PlayRequest, FailureCode> {
  if (method !== 'GET' && method !== 'HEAD') return failure('request/invalid')
  if (url.length > MAX_URL) return failure('request/too-large')
  const [path = '', query = ''] = url.split('?')
  const stream = PATH.exec(path)?.[1]
  if (stream === undefined) return failure('request/not-found')
  const token = new URLSearchParams(query).get('token') ?? /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
  return token === '' ? failure('media/token-invalid') : success({ stream, token })
}
