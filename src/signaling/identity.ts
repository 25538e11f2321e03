import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { SessionReply } from '#shared/protocol/http'
import type { Ask } from '../platform/http/contract'
import type { Storage } from '../platform/storage/contract'
import type { ThisWindow } from '../platform/window/contract'
import { askServer } from './ask-server'

/** Who this device's person is to the server. */
export interface Identity {
  current(): SessionReply | null
  /** Signs in under a name; the same name again keeps the session there is. */
  signIn(name: string): Promise<Result<SessionReply, FailureCode>>
  /** The session ran out: signs in again under the same name, as the same user where the server still knows them. Questions at the same time share one answer. */
  renew(): Promise<Result<SessionReply, FailureCode>>
}

interface Needs {
  readonly ask: Ask
  readonly serverBase: () => string
  readonly storage: Storage
  /** Two windows of one browser are two people, unless one of them is closed. Left out: there is one window. */
  readonly window?: ThisWindow | undefined
}

const SESSION_KEY = 'lianmai.session'

const sessionSchema = v.object({ token: v.string(), user: v.object({ id: v.string(), name: v.string() }) })

/** The session kept on this device. */
export function createIdentity(needs: Needs): Identity {
  const { storage, window } = needs
  const own = window?.storage ?? storage
  const claim = async ({ user }: SessionReply) => window?.claim(user.id) ?? true
  let session = readSession(own)
  // A page that was reloaded takes its place again.
  if (session) void claim(session)
  let renewing: Promise<Result<SessionReply, FailureCode>> | null = null

  async function open(name: string, last?: SessionReply): Promise<Result<SessionReply, FailureCode>> {
    const opened = await askServer(needs, { method: 'POST', path: '/api/sessions', body: last ? { name, renews: last.token } : { name }, answer: sessionSchema })
    if (!opened.ok) return opened
    void claim(opened.value)
    return keep(opened.value)
  }

  function keep(kept: SessionReply): Result<SessionReply, FailureCode> {
    session = kept
    for (const place of new Set([own, storage])) place.write(SESSION_KEY, JSON.stringify(kept))
    return success(kept)
  }

  async function signIn(name: string): Promise<Result<SessionReply, FailureCode>> {
    if (session?.user.name === name) return success(session)
    // Whoever closed the window and comes back is the same person, host of the same rooms.
    const last = readSession(storage)
    return last?.user.name === name && (await claim(last)) ? keep(last) : open(name)
  }

  return {
    current: () => session,
    signIn,
    renew() {
      if (!session) return Promise.resolve(failure('session/required'))
      renewing ??= open(session.user.name, session).finally(() => {
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
