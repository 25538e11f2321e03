import { createAuthorize, mayControl } from '../../../../../server/src/gateway/control/authorize'
import { createRevocations } from '../../../../../server/src/gateway/control/revocations'
import { controlToken, mediaToken } from '../../../../support/media-token'

const secret = Buffer.alloc(32, 7)
const revocations = createRevocations(Date.now)
const authorize = createAuthorize(secret, revocations, Date.now)
const STREAM = 'room-ann-camera'
const token = mediaToken(secret, { stream: STREAM, dir: 'publish' })

test('a token tells whose right to what it is', async () => {
  const issuedAt = Date.now() - 5
  const allowed = await authorize(mediaToken(secret, { stream: STREAM, dir: 'play', user: 'bob', issuedAt }), STREAM, 'play')
  expect(allowed).toEqual({ ok: true, value: { room: 'room', stream: STREAM, user: 'bob', direction: 'play', issuedAt, expiresAt: Math.ceil((issuedAt + 600_000) / 1_000) * 1_000 } })
})

test.each([
  ['nothing', '', 'media/token-invalid'],
  ['nonsense', 'a.b.c', 'media/token-invalid'],
  ['another secret', mediaToken(Buffer.alloc(32, 8), { stream: STREAM, dir: 'publish' }), 'media/token-invalid'],
  ['a token of the control socket', controlToken(secret), 'media/token-invalid'],
  ['an unsigned token', `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1] ?? ''}.`, 'media/token-invalid'],
  ['another stream', mediaToken(secret, { stream: 'room-ann-screen', dir: 'publish' }), 'media/token-mismatch'],
  ['another direction', mediaToken(secret, { stream: STREAM, dir: 'play' }), 'media/token-mismatch'],
  ['a token of yesterday', mediaToken(secret, { stream: STREAM, dir: 'publish', issuedAt: Date.now() - 86_400_000 }), 'media/token-expired'],
])('%s is refused', async (_name, refused, failure) => {
  expect(await authorize(refused, STREAM, 'publish')).toEqual({ ok: false, failure })
})

test('a token is good again and again, until it is taken back', async () => {
  expect((await authorize(token, STREAM, 'publish')).ok).toBe(true)
  expect((await authorize(token, STREAM, 'publish')).ok).toBe(true)
  revocations.revoke('room', 'ann', Date.now(), null)
  expect(await authorize(token, STREAM, 'publish')).toEqual({ ok: false, failure: 'media/token-revoked' })
})

test('only the room server controls', async () => {
  expect(await mayControl(secret, controlToken(secret), Date.now())).toBe(true)
  expect(await mayControl(secret, token, Date.now())).toBe(false)
  expect(await mayControl(secret, controlToken(Buffer.alloc(32, 9)), Date.now())).toBe(false)
  expect(await mayControl(secret, controlToken(secret), Date.now() + 3_600_000)).toBe(false)
})
