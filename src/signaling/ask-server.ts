import * as v from 'valibot'
import type { Json } from '#shared/kernel/json'
import { failure, success, type Result } from '#shared/kernel/result'
import { parseFailureCode, type FailureCode } from '#shared/protocol/failures'
import type { Ask, HttpReply } from '../platform/http/contract'

/** One question at one of the server's HTTP doors. */
export interface Question<Value> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Begins with `/api/`. */
  readonly path: string
  readonly token?: string | undefined
  readonly body?: Json | undefined
  readonly answer: v.GenericSchema<unknown, Value>
}

interface Needs {
  readonly ask: Ask
  /** `http://host:port`, asked each time: a mini-program may change it. */
  readonly serverBase: () => string
}

const PATIENCE_MS = 8_000

/** Asks, and answers with the parsed value or the server's own refusal. */
export async function askServer<Value>({ ask, serverBase }: Needs, question: Question<Value>): Promise<Result<Value, FailureCode>> {
  const { method, path, token, body, answer } = question
  return readReply(await ask({ method, url: serverBase() + path, token, body, timeoutMs: PATIENCE_MS }), answer)
}

/** What an answer says: the value, or the server's own refusal. */
export function readReply<Value>(reply: HttpReply, answer: v.GenericSchema<unknown, Value>): Result<Value, FailureCode> {
  if (reply.status < 200 || reply.status > 299) return failure(refusal(reply))
  const parsed = v.safeParse(answer, reply.body)
  return parsed.success ? success(parsed.output) : failure('server/fault')
}

const refusalSchema = v.object({ code: v.string() })

function refusal({ status, body }: HttpReply): FailureCode {
  if (status === 0) return 'server/unreachable'
  const told = v.safeParse(refusalSchema, body)
  const code = told.success ? parseFailureCode(told.output.code) : null
  // A proxy between us answers in its own words: 502 to 504 are its way to say that the server is away.
  return code ?? (status >= 502 && status <= 504 ? 'server/busy' : 'server/fault')
}
