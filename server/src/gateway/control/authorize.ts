import { errors, jwtVerify } from 'jose'
import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'
import type { Authorize, Grant } from '../stream/grant.ts'
import type { Revocations } from './revocations.ts'

/** Checks media tokens that the room server signed (HS256, RFC 7519). `now` in Unix ms. */
export function createAuthorize(secret: Uint8Array, revocations: Revocations, now: () => number): Authorize {
  return async (token, stream, direction) => {
    const grant = await readGrant(secret, token, now())
    if (!grant.ok) return grant
    if (grant.value.stream !== stream || grant.value.direction !== direction) return failure('media/token-mismatch')
    return revocations.isVoid(grant.value) ? failure('media/token-revoked') : grant
  }
}

/** Whether this is the room server's token for the control socket. */
export async function mayControl(secret: Uint8Array, token: string, now: number): Promise<boolean> {
  try {
    await jwtVerify(token, secret, { audience: 'control', algorithms: ['HS256'], requiredClaims: ['exp'], currentDate: new Date(now) })
    return true
  } catch {
    return false
  }
}

const claimsSchema = v.object({
  room: v.string(),
  stream: v.string(),
  user: v.string(),
  dir: v.picklist(['publish', 'play']),
  iatMs: v.number(),
  exp: v.number(),
})

async function readGrant(secret: Uint8Array, token: string, now: number): Promise<Result<Grant, FailureCode>> {
  try {
    const { payload } = await jwtVerify(token, secret, { audience: 'media', algorithms: ['HS256'], requiredClaims: ['exp'], currentDate: new Date(now) })
    const claims = v.safeParse(claimsSchema, payload)
    if (!claims.success) return failure('media/token-invalid')
    const { room, stream, user, dir, iatMs, exp } = claims.output
    return success({ room, stream, user, direction: dir, issuedAt: iatMs, expiresAt: exp * 1_000 })
  } catch (error) {
    return failure(error instanceof errors.JWTExpired ? 'media/token-expired' : 'media/token-invalid')
  }
}
