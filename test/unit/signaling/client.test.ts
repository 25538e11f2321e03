import { createScope } from '#shared/kernel/scope'
import type { LoggedEvent } from '#shared/room/events'
import { createSignaling } from '../../../src/signaling/client'
import type { LinkState, SignalingListener } from '../../../src/signaling/contract'
import { backoff } from '../../../src/signaling/reconnect'
import { createFakeServer, type FakeServer } from '../../support/fake-socket'

jest.useFakeTimers()
afterEach(() => jest.clearAllTimers())

interface Heard {
  readonly links: LinkState[]
  readonly texts: string[]
  readonly seqs: number[]
  readonly offsets: number[]
  admitted: number
  snapshots: number
}

function visit(server: FakeServer) {
  const scope = createScope()
  const heard: Heard = { links: [], texts: [], seqs: [], offsets: [], admitted: 0, snapshots: 0 }
  let who = 'me'
  const listener: SignalingListener = {
    admitted: () => void (heard.admitted += 1),
    snapshot: () => void (heard.snapshots += 1),
    event({ seq, event }: LoggedEvent) {
      heard.seqs.push(seq)
      if (event.type === 'chat.sent') heard.texts.push(event.text)
    },
    ephemeral: () => undefined,
    here: () => undefined,
    link: (state) => heard.links.push(state),
    clockOffset: (ms) => heard.offsets.push(ms),
  }
  const signaling = createSignaling({ openSocket: server.openSocket, enter: server.enter, who: () => who, now: Date.now, reconnect: backoff(() => 1), clientId: 'program' })
  return { scope, heard, signaling, join: () => signaling.join(scope, listener), becomeAnother: () => void (who = 'another') }
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)

async function joined() {
  const server = createFakeServer()
  const visitor = visit(server)
  const joining = visitor.join()
  await pass(0)
  expect((await joining).ok).toBe(true)
  return { server, ...visitor }
}

const say = (text: string) => ({ type: 'chat.send', text } as const)
const lastLink = ({ links }: Heard) => links.at(-1)

test('a visitor gets a ticket with the way to the media, and the room at the first snapshot', async () => {
  const { heard } = await joined()
  expect(heard.admitted).toBe(1)
  expect(heard.snapshots).toBe(1)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('a command resolves when it is stored, and is refused with its reason', async () => {
  const { signaling } = await joined()
  const answers = Promise.all([signaling.command(say('hello')), signaling.command({ type: 'room.end' })])
  await pass(0)
  expect(await answers).toEqual([{ ok: true, value: undefined }, { ok: false, failure: 'member/not-allowed' }])
})

test('after a cut nothing is lost and nothing is doubled', async () => {
  const { server, signaling, heard } = await joined()
  server.cut(true)
  const sent = Array.from({ length: 100 }, (_, index) => signaling.command(say(`mine ${index}`)))
  for (let index = 0; index < 100; index++) server.happen({ type: 'chat.sent', from: 'other', name: 'Other', text: `theirs ${index}` })
  await pass(5_000)
  expect(lastLink(heard)).toMatchObject({ link: 'offline' })
  server.cut(false)
  await pass(1_000)
  expect((await Promise.all(sent)).every(({ ok }) => ok)).toBe(true)
  expect(new Set(heard.texts).size).toBe(200)
  expect(heard.texts).toHaveLength(200)
  expect(heard.seqs).toEqual([...heard.seqs].sort((one, other) => one - other))
  expect(heard.snapshots).toBe(1)
})

test('a command whose answer was lost is repeated and done once', async () => {
  const { server, signaling } = await joined()
  server.loseNextAck()
  const answer = signaling.command(say('once'))
  await pass(500)
  expect(await answer).toEqual({ ok: true, value: undefined })
  expect(server.heard.filter(({ type }) => type === 'command')).toHaveLength(2)
  expect(server.state().chat.map(({ text }) => text)).toEqual(['once'])
})

test('each link asks for a fresh ticket', async () => {
  const { server } = await joined()
  server.cut()
  await pass(500)
  const tickets = server.heard.flatMap((message) => (message.type === 'join' ? [message.ticket] : []))
  expect(tickets).toEqual(['ticket-1', 'ticket-2'])
})

test('the first return is quick, and within a second of the link being back', async () => {
  const { server, heard } = await joined()
  await pass(10_000)
  server.cut()
  await pass(200)
  expect(lastLink(heard)).toEqual({ link: 'online' })
  for (const cutMs of [1_000, 5_000, 12_000]) {
    await pass(10_000)
    server.cut(true)
    await pass(cutMs)
    server.cut(false)
    await pass(1_000)
    expect(lastLink(heard)).toEqual({ link: 'online' })
  }
})

test('a link that swallows everything is noticed within two and a half heartbeats', async () => {
  const { server, heard } = await joined()
  server.swallow(true)
  await pass(8_500)
  expect(lastLink(heard)?.link).not.toBe('online')
  server.swallow(false)
  await pass(6_000)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('a link that died in the background is noticed at once when the app returns', async () => {
  const { server, signaling, heard } = await joined()
  server.swallow(true)
  signaling.poke()
  await pass(1_600)
  expect(lastLink(heard)?.link).not.toBe('online')
  server.swallow(false)
  signaling.poke()
  await pass(500)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('a link that lives survives the question whether it lives', async () => {
  const { server, signaling, heard } = await joined()
  signaling.poke()
  await pass(10_000)
  expect(server.doorsOpened()).toBe(1)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('timers that were frozen are no silence', async () => {
  const { server, heard } = await joined()
  jest.setSystemTime(Date.now() + 60_000)
  await pass(3_000)
  expect(server.doorsOpened()).toBe(1)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('whoever waits for the next try is back at once when the network returns', async () => {
  const { server, signaling, heard } = await joined()
  server.cut(true)
  await pass(120_000)
  server.cut(false)
  signaling.poke()
  await pass(10)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('a client never gives up by itself', async () => {
  const { server, heard } = await joined()
  server.cut(true)
  await pass(1_800_000)
  server.cut(false)
  await pass(10_000)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('a gap in the log is filled by a resume', async () => {
  const { server, heard } = await joined()
  server.happen({ type: 'chat.sent', from: 'other', name: 'Other', text: 'one' })
  await pass(0)
  server.send({ type: 'events', events: [{ seq: 5, at: 0, event: { type: 'chat.sent', from: 'other', name: 'Other', text: 'five' } }] })
  await pass(0)
  server.happen({ type: 'chat.sent', from: 'other', name: 'Other', text: 'two' })
  await pass(1_000)
  expect(heard.texts).toEqual(['one', 'two'])
  expect(heard.snapshots).toBe(1)
})

test('a server with another log gives the whole room anew', async () => {
  const { server, heard } = await joined()
  server.forget()
  server.cut()
  await pass(500)
  expect(heard.snapshots).toBe(2)
})

test('whoever had to sign in again takes the whole room, for it is seen with other rights', async () => {
  const { server, heard, becomeAnother } = await joined()
  becomeAnother()
  server.cut()
  await pass(500)
  expect(heard.snapshots).toBe(2)
})

test.each(['room/ended', 'room/removed', 'member/replaced', 'protocol/version'] as const)('%s ends the conversation for good', async (code) => {
  const { server, heard, signaling } = await joined()
  server.swallow(false)
  const waiting = signaling.command(say('too late'))
  server.send({ type: 'bye', code })
  await pass(60_000)
  expect(lastLink(heard)).toEqual({ link: 'closed', why: code })
  expect(server.doorsOpened()).toBe(1)
  await waiting
})

test('a good-bye that is not final is followed by a return', async () => {
  const { server, heard } = await joined()
  server.send({ type: 'bye', code: 'server/busy' })
  await pass(1_000)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('what the server cannot read is not sent for ever', async () => {
  const { server, signaling } = await joined()
  server.swallow(true)
  const answer = signaling.command(say('poison'))
  await pass(0)
  server.swallow(false)
  server.send({ type: 'bye', code: 'protocol/invalid' })
  await pass(1_000)
  expect(await answer).toEqual({ ok: false, failure: 'protocol/invalid' })
})

test('nonsense from the server costs a reconnect and nothing else', async () => {
  const { server, heard } = await joined()
  server.sendText('{"type":"events","events":[{}]}')
  await pass(1_000)
  expect(lastLink(heard)).toEqual({ link: 'online' })
})

test('a full room answers at once and is not asked again', async () => {
  const server = createFakeServer()
  server.refuse('room/full')
  const joining = visit(server).join()
  await pass(30_000)
  expect(await joining).toEqual({ ok: false, failure: 'room/full' })
  expect(server.doorsOpened()).toBe(1)
})

test('a door that does not answer is tried again, and given up in words', async () => {
  const server = createFakeServer()
  server.cut(true)
  const joining = visit(server).join()
  await pass(15_000)
  expect(await joining).toEqual({ ok: false, failure: 'server/unreachable' })
  expect(server.doorsOpened()).toBeGreaterThan(5)
})

test('leaving ends the link, and waiting commands with it', async () => {
  const { server, scope, signaling, heard } = await joined()
  server.swallow(true)
  const waiting = signaling.command(say('unheard'))
  scope.end()
  await pass(30_000)
  expect((await waiting).ok).toBe(false)
  expect(lastLink(heard)).toEqual({ link: 'closed', why: 'left' })
  expect(server.doorsOpened()).toBe(1)
})

test('a command that nobody answers is given up after a minute', async () => {
  const { server, signaling } = await joined()
  server.cut(true)
  const answer = signaling.command(say('hello'))
  await pass(60_000)
  expect(await answer).toEqual({ ok: false, failure: 'server/busy' })
})

test('of the commands that wait, the five hundred and first is refused', async () => {
  const { server, signaling } = await joined()
  server.cut(true)
  const answers = Array.from({ length: 501 }, () => signaling.command(say('hello')))
  expect(await answers[500]).toEqual({ ok: false, failure: 'server/busy' })
})

test('a command longer than a frame is refused before it is sent', async () => {
  const { signaling } = await joined()
  expect(await signaling.command({ type: 'law.move', move: 'x'.repeat(70_000) })).toEqual({ ok: false, failure: 'request/too-large' })
})

test('the clock of a server that is ahead is known', async () => {
  const server = createFakeServer({ now: () => Date.now() + 7_000 })
  const { join, heard } = visit(server)
  void join()
  await pass(10_000)
  expect(heard.offsets.at(-1)).toBe(7_000)
})
