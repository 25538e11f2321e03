import * as v from 'valibot'
import { failure, success } from '#shared/kernel/result'
import { nameSchema, sessionRequestSchema } from '#shared/protocol/http-schema'
import { randomId } from '../../rooms/open.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { openDoor, type Door } from '../door.ts'
import { sessionReply } from '../reply-schemas.ts'

/** Signing in by a name alone: what a demonstration needs; other ways plug in beside it. */
export const sessionDoors = (tokens: Tokens): readonly Door[] => [
  openDoor(
    { method: 'POST', path: '/api/sessions', summary: 'Sign in by a name, for 12 hours; with `renews`, a session from before, as the same person', failures: ['session/name-invalid'], rate: 'sign-in' },
    sessionRequestSchema,
    sessionReply,
    async ({ body }) => {
      const name = v.safeParse(nameSchema, body.name)
      if (!name.success) return failure('session/name-invalid')
      const last = body.renews === undefined ? null : await tokens.readLastSession(body.renews)
      const user = { id: last?.id ?? randomId(), name: name.output }
      return success({ token: await tokens.issueSession(user), user })
    },
  ),
]
