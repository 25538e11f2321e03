import { createSignaling } from '../../../src/signaling/client'
import { backoff } from '../../../src/signaling/reconnect'
import { createFakeServer } from '../../support/fake-socket'
import { sessionWith } from '../../support/open-session'

jest.useFakeTimers()
afterEach(() => jest.clearAllTimers())

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)

async function sessionAt(server: ReturnType<typeof createFakeServer>) {
  const signaling = createSignaling({ openSocket: server.openSocket, enter: server.enter, who: () => 'me', now: Date.now, reconnect: backoff(Math.random), clientId: 'program' })
  const parts = sessionWith(signaling)
  const joining = parts.session.join()
  await pass(0)
  expect((await joining).ok).toBe(true)
  return parts
}

test('a thousand messages go through cuts, none lost and none doubled', async () => {
  const server = createFakeServer()
  const { session, live } = await sessionAt(server)
  const numbers = Array.from({ length: 1_000 }, (_, index) => `${index}`)
  const answers: Promise<{ readonly ok: boolean }>[] = []
  for (const text of numbers) {
    answers.push(session.say(text))
    if (Number(text) % 97 === 0) server.loseNextAck()
    if (Number(text) % 130 === 0) server.cut()
    await pass(25)
  }
  await pass(5_000)
  expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true)
  const said = server.heard.flatMap((message) => (message.type === 'command' && message.command.type === 'chat.send' ? [message.command.text] : []))
  expect(said.length).toBeGreaterThan(1_000)
  expect(live().room.chat.map(({ text }) => text)).toEqual(numbers.slice(-200))
  expect(live().room).toEqual(server.state())
})

test('a cut is shown as such and passes by itself', async () => {
  const server = createFakeServer()
  const { live } = await sessionAt(server)
  server.cut(true)
  await pass(50)
  expect(live().link).toMatchObject({ link: 'offline', attempt: 1 })
  server.cut(false)
  await pass(1_000)
  expect(live().link).toEqual({ link: 'online' })
})

test('leaving tells the room before the link closes', async () => {
  const server = createFakeServer()
  const { session } = await sessionAt(server)
  session.leave()
  await pass(0)
  expect(server.heard.at(-1)).toMatchObject({ type: 'command', command: { type: 'room.leave' } })
  await pass(10_000)
  expect(server.doorsOpened()).toBe(1)
})
