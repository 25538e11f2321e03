import * as v from 'valibot'
import { failure, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { StoredFile } from '../recordings/storage.ts'
import type { Tokens, User } from '../tokens/tokens.ts'
import type { Origin } from './origin.ts'

/** One HTTP door as data: the server, the description and the tests are made from the same list. */
export type Door = JsonDoor | FileDoor | TextDoor | UploadDoor

interface AnyDoor {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** In the style of OpenAPI: `/api/rooms/{id}`. */
  readonly path: string
  readonly summary: string
  /** What the path's `{id}` names, and `{file}` where there is one. */
  readonly idMeans: string
  /** Whether `Authorization: Bearer <session>` is needed. */
  readonly signedIn: boolean
  readonly rate: RateClass
  /** Longest body, in bytes. */
  readonly bodyLimit: number
  readonly body: Schema | null
  readonly failures: readonly FailureCode[]
}

/** A door that answers in JSON, or in a text. */
export interface JsonDoor extends AnyDoor {
  readonly kind: 'json'
  readonly reply: Schema
  /** What it answers in: JSON, or a text as it is. */
  readonly type: string
  answer(call: RawCall): Promise<Result<unknown, Refusal>>
}

/** A door that answers with a text of this content type, for everybody. */
export interface TextDoor extends AnyDoor {
  readonly kind: 'text'
  readonly reply: 'text/calendar; charset=utf-8'
  read(call: Call<null, null>): Promise<Result<string, FailureCode>>
}

/** Why a door stays shut; some say when to come again (ms since 1970). */
export type Refusal = FailureCode | { readonly code: FailureCode; readonly opensAt: number }

/** A door behind which files lie: `{file}` in its path, a token in its query, ranges as RFC 9110 has them. From every origin: the token protects it. */
export interface FileDoor extends AnyDoor {
  readonly kind: 'file'
  readonly reply: null
  /** As what its files are served, for the description. */
  readonly types: readonly string[]
  open(call: FileCall): Promise<Result<SentFile, FailureCode>>
}

/** A door that takes one file as `multipart/form-data` (RFC 7578), as browsers and WeChat send it; what it is for stands in the query. */
export interface UploadDoor extends AnyDoor {
  readonly kind: 'upload'
  readonly reply: Schema
  readonly query: Schema
  take(call: UploadCall): Promise<Result<unknown, FailureCode>>
}

/** An upload as it came. */
export interface UploadCall {
  readonly id: string
  readonly query: unknown
  readonly bearer: string | null
  /** The file's bytes; null if there is none. Asked once, and throws when its sender is gone. */
  content(): Promise<AsyncIterable<Uint8Array> | null>
}

/** A question for a file, as it came. */
export interface FileCall {
  readonly id: string
  readonly file: string
  readonly token: string
}

/** A file to be sent; `done` is called once, when it was sent or its reader is gone. */
export interface SentFile {
  readonly file: StoredFile
  /** As what; `video/mp4` if left out. */
  readonly type?: string | undefined
  /** `content-disposition`. */
  readonly disposition?: string | undefined
  readonly done: () => void
}

/** `sign-in` and `open` are the doors that make something for nothing; players ask for `file`s many times a second. */
export type RateClass = 'sign-in' | 'open' | 'general' | 'file'

export type Schema = v.GenericSchema

/** A request as it came. */
export interface RawCall {
  readonly id: string
  /** The path's `{file}`, or empty; so below. */
  readonly file: string
  readonly body: unknown
  readonly bearer: string | null
  readonly origin: Origin
}

/** A request that was read. */
export interface Call<Body, Who> {
  /** The path's `{id}`, or empty. */
  readonly id: string
  readonly file: string
  readonly body: Body
  readonly user: Who
  /** Under which address the caller sees this server. */
  readonly origin: Origin
}

type Described = Pick<Door, 'method' | 'path' | 'summary' | 'failures'> & { readonly idMeans?: string; readonly rate?: RateClass; readonly bodyLimit?: number; readonly type?: string }

const BODY_LIMIT_BYTES = 16 * 1024

type Answer<Reply extends Schema> = Promise<Result<v.InferOutput<Reply>, Refusal>>

/** A door for everybody. */
export function openDoor<Body extends Schema, Reply extends Schema>(
  described: Described,
  body: Body | null,
  reply: Reply,
  handle: (call: Call<v.InferOutput<Body>, null>) => Answer<Reply>,
): JsonDoor {
  return {
    ...withDefaults(described),
    kind: 'json',
    signedIn: false,
    body,
    reply,
    async answer({ id, file, body: raw, origin }) {
      const read = v.safeParse(body ?? v.any(), raw)
      return read.success ? handle({ id, file, body: read.output, user: null, origin }) : failure('request/invalid')
    },
  }
}

/** A door for everybody that knows who comes with a session. */
export function knowingDoor<Reply extends Schema>(tokens: Pick<Tokens, 'readSession'>, described: Described, reply: Reply, handle: (call: Call<null, User | null>) => Answer<Reply>): JsonDoor {
  return {
    ...withDefaults(described),
    kind: 'json',
    signedIn: false,
    body: null,
    reply,
    async answer({ id, file, bearer, origin }) {
      const user = bearer === null ? null : await tokens.readSession(bearer)
      return handle({ id, file, body: null, user: user?.ok === true ? user.value : null, origin })
    },
  }
}

/** A door for those with a session. */
export function signedDoor<Body extends Schema, Reply extends Schema>(
  tokens: Pick<Tokens, 'readSession'>,
  described: Described,
  body: Body | null,
  reply: Reply,
  handle: (call: Call<v.InferOutput<Body>, User>) => Answer<Reply>,
): JsonDoor {
  return {
    ...withDefaults(described),
    kind: 'json',
    failures: ['session/required', 'session/expired', ...described.failures],
    signedIn: true,
    body,
    reply,
    async answer({ id, file, body: raw, bearer, origin }) {
      const user = bearer === null ? failure('session/required' as const) : await tokens.readSession(bearer)
      if (!user.ok) return user
      const read = v.safeParse(body ?? v.any(), raw)
      return read.success ? handle({ id, file, body: read.output, user: user.value, origin }) : failure('request/invalid')
    },
  }
}

/** A door to files, for who shows a token in the address: players send no headers of ours. */
export function fileDoor(described: Omit<Described, 'method'>, types: readonly string[], open: FileDoor['open']): FileDoor {
  return { ...withDefaults({ method: 'GET', rate: 'file', ...described }), kind: 'file', types, signedIn: false, body: null, reply: null, open }
}

/** A door that takes files of those with a session. */
export function uploadDoor<Query extends Schema, Reply extends Schema>(
  tokens: Pick<Tokens, 'readSession'>,
  described: Omit<Described, 'method'>,
  query: Query,
  reply: Reply,
  take: (call: { readonly id: string; readonly query: v.InferOutput<Query>; readonly user: User; readonly content: UploadCall['content'] }) => Promise<Result<v.InferOutput<Reply>, FailureCode>>,
): UploadDoor {
  return {
    ...withDefaults({ method: 'POST', rate: 'open', ...described }),
    kind: 'upload',
    failures: ['session/required', 'session/expired', ...described.failures],
    signedIn: true,
    body: null,
    query,
    reply,
    async take({ id, query: raw, bearer, content }) {
      const user = bearer === null ? failure('session/required' as const) : await tokens.readSession(bearer)
      if (!user.ok) return user
      const read = v.safeParse(query, raw)
      return read.success ? take({ id, query: read.output, user: user.value, content }) : failure('request/invalid')
    },
  }
}

/** A door to a text, for whoever has its address. */
export const textDoor = (described: Omit<Described, 'method'>, reply: TextDoor['reply'], read: TextDoor['read']): TextDoor =>
  ({ ...withDefaults({ method: 'GET', ...described }), kind: 'text', signedIn: false, body: null, reply, read })

const withDefaults = (described: Described) => ({ idMeans: 'A room’s id or its six digits', rate: 'general' as const, bodyLimit: BODY_LIMIT_BYTES, type: 'application/json', ...described })
