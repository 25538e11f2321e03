import type { FastifyRequest } from 'fastify'

/** The session token of a request, or null (RFC 6750, 2.1). */
export function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer ([\w.-]{1,4096})$/i.exec(request.headers.authorization ?? '')
  return match?.[1] ?? null
}
