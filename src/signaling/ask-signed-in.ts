import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Ask } from '../platform/http/contract'
import { askServer, type Question } from './ask-server'
import type { Identity } from './identity'

export interface SignedIn {
  readonly ask: Ask
  readonly serverBase: () => string
  readonly identity: Identity
}

/** Asks as this device's person. A session that ran out is renewed once for each question, unseen. */
export async function askSignedIn<Value>(needs: SignedIn, question: Question<Value>): Promise<Result<Value, FailureCode>> {
  const { identity } = needs
  const answer = await askServer(needs, { ...question, token: identity.current()?.token })
  if (answer.ok || !SESSION_GONE.includes(answer.failure)) return answer
  const renewed = await identity.renew()
  return renewed.ok ? askServer(needs, { ...question, token: renewed.value.token }) : renewed
}

/** What a session that ran out is refused with. */
export const SESSION_GONE: readonly FailureCode[] = ['session/expired', 'session/required']
