import { failure } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Authorize, Grant } from '../../stream/grant.ts'
import type { RoleCall } from './role.ts'
import { readStreamAddress } from './stream-address.ts'

/** Whether the token in a call allows what it asks for. */
export async function authorizeCall(authorize: Authorize, call: RoleCall, direction: Grant['direction']): Promise<Result<Grant, FailureCode>> {
  const address = readStreamAddress(call.name, call.fallbackToken)
  if (address === null) return failure('request/invalid')
  return address.token === '' ? failure('media/token-invalid') : authorize(address.token, address.stream, direction)
}
