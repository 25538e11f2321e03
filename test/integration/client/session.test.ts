import { WebSocket as NodeWebSocket } from 'ws'
import { createScope } from '#shared/kernel/scope'
import { ask } from '../../../src/platform/http/index.h5'
import { openSocket } from '../../../src/platform/socket/index.h5'
import type { Storage } from '../../../src/platform/storage/contract'
import { education } from '../../../src/scenarios/education/manifest'
import { createApi } from '../../../src/signaling/api'
import { createSignaling } from '../../../src/signaling/client'
import { createIdentity } from '../../../src/signaling/identity'
import { backoff } from '../../../src/signaling/reconnect'
import { createSession } from '../../../src/store/session'
import type { LiveState } from '../../../src/store/state'
import { eventually, pause } from '../../support/eventually'
import { createFakeLifecycle } from '../../support/fake-lifecycle'
import { createFakeMediaRoom } from '../../support/fake-media-room'
import { openTcpDoor } from '../../support/net-cut'
import { startServer, type StartedServer } from '../../support/start-server'

let server: StartedServer
const ends: (() => void)[] = []

beforeAll(async () => {
  Object.defineProperty(globalThis, 'WebSocket', { value: NodeWebSocket, configurable: true, writable: true })
  server = await startServer()
})
afterEach(() => ends.splice(0).reverse().forEach((end) => end()))
afterAll(() => server?.stop())

function scopeOfTest() {
  const scope = createScope()
  ends.push(scope.end)
  return scope
}

/** A person's program without a screen: all of the client but the views and the devices. */
async function person(name: string, base: string) {
  const kept = new Map<string, string>()
  const storage: Storage = { read: (key) => kept.get(key) ?? null, write: (key, text) => void kept.set(key, text), remove: (key) => void kept.delete(key) }
  const serverBase = () => base
  const identity = createIdentity({ ask, serverBase, storage })
  const api = createApi({ ask, serverBase, identity })
  expect((await identity.signIn(name)).ok).toBe(true)
  return {
    api,
    enter(roomId: string) {
      const media = createFakeMediaRoom()
      const enter = async () => {
        const joined = await api.join(roomId, { client: 'h5' })
        // The server names its own address; the wire stands before it.
        return joined.ok ? { ...joined, value: { ...joined.value, socketUrl: base.replace('http', 'ws') + new URL(joined.value.socketUrl).pathname } } : joined
      }
      const session = createSession({
        scenario: education,
        client: 'h5',
        signaling: createSignaling({ openSocket, enter, who: () => identity.current()?.user.id ?? '', now: Date.now, reconnect: backoff(Math.random), clientId: `${name}-${Math.random().toString(36).slice(2)}` }),
        doors: {
          publish: (source) => api.publish(roomId, { source }),
          play: (streamId) => api.play(roomId, { streamId }),
          renewGrant: async () => ({ ok: true, value: { engine: 'gateway', play: [] } }),
          sendLog: (log) => api.sendLog(roomId, log),
        },
        openMedia: async (needs) => media.opened(needs),
        lifecycle: createFakeLifecycle(),
        now: Date.now,
        choice: { microphone: true, camera: true, facing: 'front' },
      })
      ends.push(() => session.leave())
      const live = (): LiveState => {
        const state = session.store.getState()
        if (state.phase !== 'live') throw new Error(`${name} is ${JSON.stringify(state)}`)
        return state
      }
      const all: string[] = []
      let lastSeq = 0
      session.store.subscribe((state) => {
        if (state.phase !== 'live') return
        for (const { seq, text } of state.room.chat) {
          if (seq <= lastSeq) continue
          lastSeq = seq
          all.push(text)
        }
      })
      return { session, media, live, all }
    },
  }
}

async function classOfTwo(base = server.base) {
  const teacher = await person('Lin', server.base)
  const opened = await teacher.api.openRoom({ scenario: 'education', title: 'Algebra' })
  if (!opened.ok) throw new Error(opened.failure)
  const student = await person('Chen', base)
  const found = await student.api.findRoom(opened.value.joinCode)
  if (!found.ok) throw new Error(found.failure)
  const [lin, chen] = [teacher.enter(opened.value.id), student.enter(found.value.id)]
  expect(await lin.session.join()).toEqual({ ok: true, value: undefined })
  expect(await chen.session.join()).toEqual({ ok: true, value: undefined })
  return { lin, chen, teacher, student, room: opened.value }
}

test('two people meet, see each other on stage and what is open', async () => {
  const { lin, chen } = await classOfTwo()
  await eventually('each sees both', () => (lin.live().room.members.length === 2 && chen.live().room.members.length === 2 ? true : null))
  expect(chen.media.asked.filter(([verb]) => verb === 'publish')).toEqual([['publish', 'camera', { microphone: true, camera: true, facing: 'front' }]])
  await eventually('the devices are told', () => (lin.live().room.members.every(({ microphone }) => microphone === 'on') ? true : null))
})

test('the host mutes, removes and ends, and each is felt', async () => {
  const { lin, chen } = await classOfTwo()
  await eventually('the devices are told', () => (lin.live().room.members.every(({ microphone }) => microphone === 'on') ? true : null))
  expect((await lin.session.mute(chen.live().you, 'microphone')).ok).toBe(true)
  await eventually('the student is silent', () => (chen.media.store.getState().microphone.state === 'off' ? true : null))
  expect(await chen.session.endRoom()).toEqual({ ok: false, failure: 'member/not-allowed' })
  expect((await lin.session.remove(chen.live().you)).ok).toBe(true)
  await eventually('the student is out', () => (chen.session.store.getState().phase === 'ended' ? true : null))
  expect(chen.session.store.getState()).toEqual({ phase: 'ended', why: 'room/removed' })
  expect((await lin.session.endRoom()).ok).toBe(true)
  await eventually('the class is over', () => (lin.session.store.getState().phase === 'ended' ? true : null))
})

test('through cuts and kills of the server nothing of the chat is lost or doubled', async () => {
  const wire = await openTcpDoor(scopeOfTest(), server.port)
  const { lin, chen } = await classOfTwo(`http://127.0.0.1:${wire.port}`)
  const numbers = Array.from({ length: 300 }, (_, index) => `${index}`)
  const answers: Promise<{ readonly ok: boolean }>[] = []
  for (const text of numbers) {
    answers.push(chen.session.say(text))
    if (text === '60' || text === '200') await server.kill('server')
    if (text === '120') {
      wire.cut()
      void pause(1_500).then(() => wire.mend())
    }
    await pause(15)
  }
  expect((await Promise.all(answers)).filter(({ ok }) => !ok)).toEqual([])
  await eventually('the teacher has read all', () => (lin.all.length >= 300 ? true : null))
  expect(lin.all).toEqual(numbers)
  await eventually('the student too', () => (chen.all.length >= 300 ? true : null))
  expect(chen.all).toEqual(numbers)
})

test('a link is back within a second of the wire’s return', async () => {
  const wire = await openTcpDoor(scopeOfTest(), server.port)
  const { chen } = await classOfTwo(`http://127.0.0.1:${wire.port}`)
  await pause(2_500)
  wire.cut()
  await pause(5_000)
  expect(chen.live().link.link).not.toBe('online')
  wire.mend()
  const since = Date.now()
  await eventually('online', () => (chen.live().link.link === 'online' ? true : null))
  expect(Date.now() - since).toBeLessThan(1_300)
})

test('whoever leaves is gone for the others at once', async () => {
  const { lin, chen } = await classOfTwo()
  await eventually('both are there', () => (lin.live().room.members.length === 2 ? true : null))
  chen.session.leave()
  await eventually('one is left', () => (lin.live().room.members.length === 1 ? true : null), 3_000)
})

test('a device’s log reaches the server', async () => {
  const { chen } = await classOfTwo()
  expect(await chen.session.sendLog()).toEqual({ ok: true, value: undefined })
})
