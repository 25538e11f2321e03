import { act, cleanup } from '@testing-library/react'
import { createAgora } from '../../../src/media/providers/agora'
import { installBrowserMedia } from '../../support/media/browser-media'
import { createFakeAgora } from '../../support/media/fake-agora'
import { openRoom, pass } from '../../support/media/open-room'
import type { OpenRoom } from '../../support/media/open-room'

const BOB = 'room1-bob-camera'
const GRANT = { engine: 'agora', appId: 'app', channel: 'room1', token: 'first', uid: 'ann' } as const

let agora = createFakeAgora()
let open: OpenRoom
beforeEach(() => {
  jest.useFakeTimers()
  installBrowserMedia()
  agora = createFakeAgora()
  open = openRoom(createAgora(agora.load), GRANT)
})
afterEach(() => {
  open.end()
  cleanup()
  jest.useRealTimers()
})

const state = () => open.room.store.getState()

test('joins with the grant, and asks for none', async () => {
  await pass(200)
  expect([agora.joined(), agora.tokens, open.asked]).toEqual([1, ['first'], []])
})

test('publishes what is on and nothing else', async () => {
  act(() => void open.room.publish('camera', { microphone: true, camera: true, facing: 'front' }))
  await pass(500)
  expect(agora.published()).toEqual(['audio', 'video'])
  await act(() => open.room.setMicrophone(false))
  await pass(200)
  expect(agora.published()).toEqual(['video'])
})

test('subscribes to who comes later', async () => {
  act(() => open.room.want([{ id: BOB, video: true, audio: true }]))
  await pass(500)
  expect(state().players[BOB]).toEqual({ phase: 'starting' })
  act(() => agora.offer('bob'))
  await pass(500)
  expect(state().players[BOB]).toEqual({ phase: 'playing', via: 'vendor', stalled: false })
})

test('renews its token before it runs out', async () => {
  await pass(200)
  act(() => agora.emit('token-privilege-will-expire'))
  await pass(100)
  expect([open.asked, agora.tokens.length, agora.joined()]).toEqual([['grant'], 2, 1])
})

test('joins again with a fresh grant when it was dropped', async () => {
  agora.offer('bob')
  act(() => open.room.want([{ id: BOB, video: true, audio: true }]))
  act(() => void open.room.publish('camera', { microphone: true, camera: true, facing: 'front' }))
  await pass(500)
  act(() => agora.drop())
  await pass(1_000)
  expect([open.asked, agora.joined()]).toEqual([['grant'], 1])
  expect(agora.published()).toEqual(['audio', 'video'])
  expect(state().players[BOB]?.phase).toBe('playing')
})

test('keeps trying while the cloud refuses', async () => {
  open.end()
  cleanup()
  agora.refusesToJoin = true
  open = openRoom(createAgora(agora.load), GRANT)
  act(() => open.room.want([{ id: BOB, video: true, audio: true }]))
  await pass(10_000)
  expect(state().players[BOB]?.phase).toBe('waiting')
  expect(open.notes).toContain('agora:AgoraRTCException')
  agora.refusesToJoin = false
  await pass(6_000)
  expect(agora.joined()).toBe(1)
})
