import { createHmac } from 'node:crypto'

/** What a media token is made of; without `issuedAt` it is issued now. */
export interface MediaClaims {
  readonly room?: string
  readonly stream: string
  readonly user?: string
  readonly dir: 'publish' | 'play'
  readonly issuedAt?: number
  readonly lifeMs?: number
}

/** A media token as the room server signs it (HS256), made without its code. */
export function mediaToken(secret: Uint8Array, { room = 'room', stream, user = 'ann', dir, issuedAt = Date.now(), lifeMs = 600_000 }: MediaClaims): string {
  return jwt(secret, { aud: 'media', room, stream, user, dir, iatMs: issuedAt, exp: Math.ceil((issuedAt + lifeMs) / 1_000) })
}

/** The room server's token for the gateway's control socket. */
export const controlToken = (secret: Uint8Array): string => jwt(secret, { aud: 'control', exp: Math.ceil(Date.now() / 1_000) + 60 })

function jwt(secret: Uint8Array, claims: object): string {
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
