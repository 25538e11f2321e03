import { createScope, type Scope } from '#shared/kernel/scope'
import type { JoinReply } from '#shared/protocol/http'
import { ask, openRoom, signIn } from '../../../support/ask'
import { openDoors } from '../../../support/open-doors'

let scope: Scope
beforeEach(() => void (scope = createScope()))
afterEach(() => scope.end())

test('who asks for files too fast is refused, with the same headers for other origins', async () => {
  const strict = await openDoors(scope, { rateScale: 0.0002 })
  const asked = () => fetch(`${strict.base}/api/recordings/r-1/files/1.mp4`)
  expect((await asked()).status).toBe(401)
  const second = await asked()
  expect([second.status, second.headers.get('access-control-allow-origin')]).toEqual([429, '*'])
})

test('too many sessions from one address are refused', async () => {
  const strict = await openDoors(scope, { rateScale: 0.01 })
  const codes: (string | undefined)[] = []
  for (let count = 0; count < 5; count += 1) codes.push((await ask(strict.base, '/api/sessions', { body: { name: 'x' } })).body.code)
  expect(codes).toEqual([undefined, undefined, undefined, 'rate/limited', 'rate/limited'])
})

test('with Agora configured, the join hands out its token', async () => {
  const vendor = await openDoors(scope, { agora: { appId: 'a'.repeat(32), certificate: 'b'.repeat(32) } })
  const session = await signIn(vendor.base, 'Host')
  const opened = await openRoom(vendor.base, session, 'fixture')
  const { body } = await ask<JoinReply>(vendor.base, `/api/rooms/${opened.id}/join`, { token: session.token, body: { client: 'h5' } })
  expect(body.media).toEqual({ engine: 'agora', appId: 'a'.repeat(32), channel: opened.id, uid: session.user.id, token: expect.stringMatching(/^007/) })
})
