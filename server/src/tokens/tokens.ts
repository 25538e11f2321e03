import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import { clientKindSchema } from '#shared/protocol/http-schema'
import type { FailureCode } from '#shared/protocol/failures'
import type { ClientKind, MemberId, RecordingId, StreamId } from '#shared/room/state'
import { sign, verify } from './sign.ts'

const SESSION_MS = 12 * 3_600_000
/** Who comes back within this is the same person: plans and recordings are theirs still. */
const RENEWABLE_MS = 400 * 24 * 3_600_000
const INVITATION_MS = 12 * 3_600_000
const TICKET_MS = 60_000
const MEDIA_TOKEN_MS = 10 * 60_000
const RECORDING_TOKEN_MS = 12 * 3_600_000
const FILE_TOKEN_MS = 12 * 3_600_000

/** Who is signed in. */
export interface User {
  readonly id: MemberId
  readonly name: string
}

/** Whoever holds it may come into this room in this role. */
export interface Invitation {
  readonly room: string
  readonly role: string
}

/** The right to open a room socket, as whom. `role` was asked for by name, or null; `invited`: an invitation to it was shown. */
export interface Ticket extends User {
  readonly room: string
  readonly role: string | null
  readonly invited: boolean
  readonly client: ClientKind
}

/** One direction of one stream. */
export interface MediaRight {
  readonly room: string
  readonly stream: StreamId
  readonly user: MemberId
  readonly direction: 'publish' | 'play'
}

/** Every file of one recording, for one person. Whether they may still watch it is asked when a file is opened. */
export interface RecordingRight {
  readonly recording: RecordingId
  readonly user: MemberId
}

/** Files of one room, for one person. Whether they may still read them is asked when one is opened. */
export interface FileRight {
  readonly room: string
  readonly user: MemberId
}

/** The server's signed papers. */
export interface Tokens {
  /** Good for 12 h. */
  issueSession(user: User): Promise<string>
  readSession(token: string): Promise<Result<User, FailureCode>>
  /** Whose session this is or was, for a new one; null if it is not ours, or ran out more than 400 days ago. */
  readLastSession(token: string): Promise<User | null>
  /** Good for 12 h, as often as it is shown. */
  issueInvitation(invitation: Invitation): Promise<{ readonly token: string; readonly expiresAt: number }>
  /** Null if it is not ours, or expired. */
  readInvitation(token: string): Promise<Invitation | null>
  /** Good for 60 s. */
  issueTicket(ticket: Ticket): Promise<string>
  readTicket(token: string): Promise<Result<Ticket, FailureCode>>
  /** Good for 10 min; the gateway reads it. */
  issueMedia(right: MediaRight): Promise<{ readonly token: string; readonly expiresAt: number }>
  /** Good for 12 h. */
  issueRecording(right: RecordingRight): Promise<{ readonly token: string; readonly expiresAt: number }>
  readRecording(token: string): Promise<Result<RecordingRight, FailureCode>>
  /** Good for 12 h. */
  issueFiles(right: FileRight): Promise<{ readonly token: string; readonly expiresAt: number }>
  readFiles(token: string): Promise<Result<FileRight, FailureCode>>
}

/** Issues and reads tokens under the server's secret. */
export function createTokens(secret: Uint8Array, now: () => number): Tokens {
  return {
    issueSession: ({ id, name }) => sign(secret, 'session', { sub: id, name }, now(), SESSION_MS),
    readSession: (token) => readSession(secret, token, now()),
    async readLastSession(token) {
      const user = await readSession(secret, token, now() - RENEWABLE_MS)
      return user.ok ? user.value : null
    },
    async issueInvitation({ room, role }) {
      const issuedAt = now()
      return { token: await sign(secret, 'invitation', { room, role }, issuedAt, INVITATION_MS), expiresAt: issuedAt + INVITATION_MS }
    },
    async readInvitation(token) {
      const claims = await verify(secret, 'invitation', token, now())
      const read = v.safeParse(invitationSchema, claims.ok ? claims.value : null)
      return read.success ? read.output : null
    },
    issueTicket: (ticket) => sign(secret, 'room', { ...ticket }, now(), TICKET_MS),
    async readTicket(token) {
      const claims = await verify(secret, 'room', token, now())
      if (!claims.ok) return failure(claims.failure === 'expired' ? 'ticket/expired' : 'ticket/invalid')
      const read = v.safeParse(ticketSchema, claims.value)
      return read.success ? success(read.output) : failure('ticket/invalid')
    },
    async issueMedia({ room, stream, user, direction }) {
      const issuedAt = now()
      const claims = { room, stream, user, dir: direction, iatMs: issuedAt }
      return { token: await sign(secret, 'media', claims, issuedAt, MEDIA_TOKEN_MS), expiresAt: issuedAt + MEDIA_TOKEN_MS }
    },
    ...recordingTokens(secret, now),
    ...fileTokens(secret, now),
  }
}

async function readSession(secret: Uint8Array, token: string, now: number): Promise<Result<User, FailureCode>> {
  const claims = await verify(secret, 'session', token, now)
  if (!claims.ok) return failure(claims.failure === 'expired' ? 'session/expired' : 'session/required')
  const read = v.safeParse(sessionSchema, claims.value)
  return read.success ? success({ id: read.output.sub, name: read.output.name }) : failure('session/required')
}

const recordingTokens = (secret: Uint8Array, now: () => number): Pick<Tokens, 'issueRecording' | 'readRecording'> => ({
  async issueRecording({ recording, user }) {
    const issuedAt = now()
    return { token: await sign(secret, 'recording', { recording, user }, issuedAt, RECORDING_TOKEN_MS), expiresAt: issuedAt + RECORDING_TOKEN_MS }
  },
  async readRecording(token) {
    const claims = await verify(secret, 'recording', token, now())
    if (!claims.ok) return failure(claims.failure === 'expired' ? 'media/token-expired' : 'media/token-invalid')
    const read = v.safeParse(recordingSchema, claims.value)
    return read.success ? success(read.output) : failure('media/token-invalid')
  },
})

const fileTokens = (secret: Uint8Array, now: () => number): Pick<Tokens, 'issueFiles' | 'readFiles'> => ({
  async issueFiles({ room, user }) {
    const issuedAt = now()
    return { token: await sign(secret, 'file', { room, user }, issuedAt, FILE_TOKEN_MS), expiresAt: issuedAt + FILE_TOKEN_MS }
  },
  async readFiles(token) {
    const claims = await verify(secret, 'file', token, now())
    if (!claims.ok) return failure(claims.failure === 'expired' ? 'media/token-expired' : 'media/token-invalid')
    const read = v.safeParse(fileSchema, claims.value)
    return read.success ? success(read.output) : failure('media/token-invalid')
  },
})

const fileSchema = v.object({ room: v.string(), user: v.string() })

const sessionSchema = v.object({ sub: v.string(), name: v.string() })

const recordingSchema = v.object({ recording: v.string(), user: v.string() })

const invitationSchema = v.object({ room: v.string(), role: v.string() })

const ticketSchema = v.object({
  id: v.string(),
  name: v.string(),
  room: v.string(),
  role: v.nullable(v.string()),
  invited: v.boolean(),
  client: clientKindSchema,
})
