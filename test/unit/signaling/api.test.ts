import type { Ask, HttpReply, HttpRequest } from '../../../src/platform/http/contract'
import type { Storage } from '../../../src/platform/storage/contract'
import { createApi } from '../../../src/signaling/api'
import { createIdentity } from '../../../src/signaling/identity'

const session = (token: string, id = 'u1') => ({ token, user: { id, name: 'Lin' } })
const summary = { id: 'r1', joinCode: '123456', scenario: 'education', variant: null, title: 'Algebra', openedAt: 1, people: 2, life: 'open' }

/** A server that answers what the test lays out, by path, and a device that remembers. */
function doorsTo(answers: Readonly<Record<string, readonly HttpReply[]>>) {
  const left = new Map(Object.entries(answers).map(([path, replies]) => [path, [...replies]]))
  const asked: HttpRequest[] = []
  const ask: Ask = async (request) => {
    asked.push(request)
    const replies = left.get(request.url.replace('http://server', ''))
    return (replies && replies.length > 1 ? replies.shift() : replies?.[0]) ?? { status: 404, body: null }
  }
  const kept = new Map<string, string>()
  const storage: Storage = { read: (key) => kept.get(key) ?? null, write: (key, text) => void kept.set(key, text), remove: (key) => void kept.delete(key) }
  const serverBase = () => 'http://server'
  const identity = createIdentity({ ask, serverBase, storage })
  return { api: createApi({ ask, serverBase, identity }), identity, asked, storage, again: () => createIdentity({ ask, serverBase, storage }) }
}

const yes = (body: HttpReply['body']): HttpReply => ({ status: 200, body })
const no = (status: number, code: string): HttpReply => ({ status, body: { code, message: '' } })

test('who signed in stays known on this device', async () => {
  const { identity, again } = doorsTo({ '/api/sessions': [yes(session('t1'))] })
  await identity.signIn('Lin')
  expect(again().current()).toEqual(session('t1'))
})

test('the same name keeps its session, another name gets a new one', async () => {
  const { identity, asked } = doorsTo({ '/api/sessions': [yes(session('t1'))] })
  await identity.signIn('Lin')
  await identity.signIn('Lin')
  expect(asked).toHaveLength(1)
  await identity.signIn('Chen')
  expect(asked).toHaveLength(2)
})

test('what another program left under our key is no session', () => {
  const { storage, again } = doorsTo({})
  for (const text of ['nonsense', '{"token":5}', 'null']) {
    storage.write('lianmai.session', text)
    expect(again().current()).toBeNull()
  }
})

test('each question carries the session', async () => {
  const { identity, api, asked } = doorsTo({ '/api/sessions': [yes(session('t1'))], '/api/rooms/123456': [yes({ room: summary })] })
  await identity.signIn('Lin')
  expect(await api.findRoom('123456')).toEqual({ ok: true, value: summary })
  expect(asked.at(-1)).toMatchObject({ method: 'GET', url: 'http://server/api/rooms/123456', token: 't1' })
})

test('a session that ran out is renewed unseen, once for all who ask at the time', async () => {
  const { identity, api, asked } = doorsTo({
    '/api/sessions': [yes(session('t1')), yes(session('t2', 'u2'))],
    '/api/rooms/r1/play': [no(401, 'session/expired'), no(401, 'session/expired'), yes({ streamId: 's', whep: 'w', flv: 'f', rtmp: 'r', still: 'j', expiresAt: 1 })],
  })
  await identity.signIn('Lin')
  const [one, other] = await Promise.all([api.play('r1', { streamId: 's' }), api.play('r1', { streamId: 's' })])
  expect([one.ok, other.ok]).toEqual([true, true])
  expect(asked.filter(({ url }) => url.endsWith('/sessions')).map(({ body }) => body)).toEqual([{ name: 'Lin' }, { name: 'Lin', renews: 't1' }])
  expect(asked.at(-1)).toMatchObject({ token: 't2' })
})

test('a session that cannot be renewed is said', async () => {
  const { api } = doorsTo({ '/api/rooms/r1': [no(401, 'session/required')] })
  expect(await api.findRoom('r1')).toEqual({ ok: false, failure: 'session/required' })
})

test.each<[what: string, reply: HttpReply, failure: string]>([
  ['no answer', { status: 0, body: null }, 'server/unreachable'],
  ['a proxy without a server', { status: 502, body: null }, 'server/busy'],
  ['a refusal', no(409, 'room/full'), 'room/full'],
  ['a refusal in unknown words', no(500, 'room/on-fire'), 'server/fault'],
  ['a page of HTML', yes('<html>'), 'server/fault'],
  ['an answer of another shape', yes({ room: { id: 5 } }), 'server/fault'],
])('%s becomes one of our codes', async (_what, reply, failure) => {
  const { api } = doorsTo({ '/api/rooms/r1': [reply] })
  expect(await api.findRoom('r1')).toEqual({ ok: false, failure })
})

test('an invitation is asked for by role', async () => {
  const invited = { invitation: 'a.b.c', role: 'assistant', expiresAt: 9 }
  const { api, asked } = doorsTo({ '/api/rooms/r1/invitations': [yes(invited)] })
  expect(await api.invite('r1', { role: 'assistant' })).toEqual({ ok: true, value: invited })
  expect(asked.at(-1)).toMatchObject({ method: 'POST', body: { role: 'assistant' } })
})

test('a socket without a host is at the server', async () => {
  const { api, asked } = doorsTo({ '/api/rooms/r1/join': [yes({ ticket: 't', socketUrl: '/socket', media: { engine: 'gateway', play: [] } })] })
  expect(await api.join('r1', { client: 'h5' })).toEqual({ ok: true, value: { ticket: 't', socketUrl: 'ws://server/socket', media: { engine: 'gateway', play: [] } } })
  expect(asked.at(-1)?.body).toEqual({ client: 'h5' })
})
