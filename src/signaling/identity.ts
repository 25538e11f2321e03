import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { SessionReply } from '#shared/protocol/http'
import type { Ask } from '../platform/http/contract'
import type { Storage } from '../platform/storage/contract'
import { askServer } from './ask-server'

/** Who this device's person is to the server. */
export interface Identity {
  current(): SessionReply | null
  /** Signs in under a name; the same name again keeps the session there is. */
  signIn(name: string): Promise<Result<SessionReply, FailureCode>>
  /** The session ran out: signs in again under the same name, as a new user. Questions at the same time share one answer. */
  renew(): Promise<Result<SessionReply, FailureCode>>
}

interface Needs {
  readonly ask: Ask
  readonly serverBase: () => string
  readonly storage: Storage
}

const SESSION_KEY = 'lianmai.session'

const sessionSchema = v.object({ token: v.string(), user: v.object({ id: v.string(), name: v.string() }) })

/** The session kept on this device. */
export function createIdentity(needs: Needs): Identity {
  const { storage } = needs
  let session = readSession(storage)
  let renewing: Promise<Result<SessionReply, FailureCode>> | null = null

  async function open(name: string): Promise<Result<SessionReply, FailureCode>> {
    const opened = await askServer(needs, { method: 'POST', path: '/api/sessions', body: { name }, answer: sessionSchema })
    if (!opened.ok) return opened
    session = opened.value
    storage.write(SESSION_KEY, JSON.stringify(session))
    return opened
  }

  return {
    current: () => session,
    signIn: async (name) => (session?.user.name === name ? success(session) : open(name)),
    renew() {
      if (!session) return Promise.resolve(failure('session/required'))
      renewing ??= open(session.user.name).finally(() => {
        renewing = null
      })
      return renewing
    },
  }
}

function readSession(storage: Storage): SessionReply | null {
  const text = storage.read(SESSION_KEY)
  if (text === null) return null
  try {
    const parsed = v.safeParse(sessionSchema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
