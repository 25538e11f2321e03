import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { failure, success, type Result } from '#shared/kernel/result'

/** Which door a token opens; one is never taken for another. */
export type Audience = 'session' | 'invitation' | 'room' | 'media' | 'recording' | 'file' | 'control'

/** Signs claims for a door, HS256 (RFC 7519), for `lifeMs`. */
export function sign(secret: Uint8Array, audience: Audience, claims: JWTPayload, issuedAt: number, lifeMs: number): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt(Math.floor(issuedAt / 1_000))
    .setExpirationTime(Math.ceil((issuedAt + lifeMs) / 1_000))
    .sign(secret)
}

/** Reads a token's claims if it is ours, for this door, and not expired. */
export async function verify(secret: Uint8Array, audience: Audience, token: string, now: number): Promise<Result<JWTPayload, 'invalid' | 'expired'>> {
  try {
    const { payload } = await jwtVerify(token, secret, { audience, algorithms: ['HS256'], requiredClaims: ['exp'], currentDate: new Date(now) })
    return success(payload)
  } catch (error) {
    return failure(error instanceof errors.JWTExpired ? 'expired' : 'invalid')
  }
}
