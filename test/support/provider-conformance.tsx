import { act, cleanup, render } from '@testing-library/react'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { MediaNeeds, MediaNote, MediaRoom } from '../../src/media/contract'
import { providerFor } from '../../src/media/registry'
import { pass as passTime } from './media/open-room'
import { BOTH, type ProviderWorld, type Visit } from './provider-world'
import { itKeepsTheScreen } from './screen-conformance'

const STREAM = 'room1-bob-camera'

/** What every provider keeps. Called once in a test file of each. */
export function itKeepsTheContract(createWorld: () => ProviderWorld) {
  let world: ProviderWorld
  let scopes: Scope[] = []

  const open = (scope = createScope(), needs: Partial<MediaNeeds> = {}): Visit => {
    scopes.push(scope)
    const notes: MediaNote[] = []
    let asked = 0
    const url = (kind: string, of: string) => `http://gateway.example/${kind}/${of}?token=secret`
    const room = inAct(world.provider.open({
      grant: world.grant,
      async publishAddress(source) {
        asked += 1
        return success({ streamId: `room1-ann-${source}`, whip: url('whip', source), rtmp: `rtmp://gateway.example/${source}?token=secret`, expiresAt: Date.now() + 600_000 })
      },
      async playAddress(streamId) {
        asked += 1
        return success({ streamId, whep: url('whep', streamId), flv: url('flv', streamId), rtmp: `rtmp://gateway.example/${streamId}?token=secret`, still: url('still', streamId), expiresAt: Date.now() + 600_000 })
      },
      async renewGrant() {
        asked += 1
        return success(world.grant)
      },
      note: (line) => void notes.push(line),
      ...needs,
    }, scope))
    const { LocalVideo, RemoteVideo, Unseen } = room
    const page = render(<div><LocalVideo /><RemoteVideo stream={STREAM} fit='cover' /><Unseen /></div>)
    const pass = (ms: number) => passTime(ms, () => world.breathe?.(page.container))
    return { room, scope, notes, asked: () => asked, pass }
  }

  beforeEach(() => {
    jest.useFakeTimers()
    world = createWorld()
  })
  afterEach(() => {
    act(() => scopes.forEach((scope) => scope.end()))
    scopes = []
    cleanup()
    jest.useRealTimers()
  })

  test('its id fits a URL, and the registry finds it by its engine', () => {
    expect(world.provider.id).toMatch(/^[a-z0-9-]+$/)
    expect(world.provider.id.startsWith(world.provider.engine)).toBe(true)
    expect(providerFor(world.provider.engine)?.id).toBe(world.provider.id)
  })

  test('it says of everything whether it can', () => {
    const { players, ...verdicts } = world.provider.can
    expect(Object.keys(verdicts).sort()).toEqual(['beauty', 'chooseDevice', 'publish', 'screen', 'statistics', 'switchCamera'])
    for (const verdict of Object.values(verdicts)) expect(typeof verdict).toBe('boolean')
    expect(players).toBeGreaterThanOrEqual(6)
  })

  test('it opens no device before it is asked to', async () => {
    const { room, pass } = open()
    await pass(3_000)
    expect(room.store.getState()).toMatchObject({ publisher: { phase: 'idle' }, microphone: { state: 'off' }, camera: { state: 'off' }, players: {} })
  })

  test('it keeps quiet when the visit has ended', async () => {
    const scope = createScope()
    scope.end()
    const { room, asked, pass } = open(scope)
    await room.publish('camera', BOTH)
    room.want([{ id: STREAM, video: true, audio: true }])
    await pass(3_000)
    expect([asked(), world.open()]).toEqual([0, 0])
  })

  test('it publishes what is on, and tells', async () => {
    const { room, pass } = open()
    const published = room.publish('camera', BOTH)
    await pass(1_000)
    await published
    expect(room.store.getState()).toMatchObject({ publisher: { phase: 'live', weak: false }, microphone: { state: 'on' }, camera: { state: 'on' }, facing: 'front' })
    room.unpublish()
    await pass(15_000)
    expect(room.store.getState()).toMatchObject({ publisher: { phase: 'idle' }, microphone: { state: 'off' }, camera: { state: 'off' } })
  })

  test('it turns devices off and on again', async () => {
    const { room, pass } = open()
    void room.publish('camera', BOTH)
    await pass(1_000)
    void room.setMicrophone(false)
    void room.setCamera(false)
    await pass(20_000)
    expect(room.store.getState()).toMatchObject({ microphone: { state: 'off' }, camera: { state: 'off' } })
    void room.setMicrophone(true)
    void room.setCamera(true)
    await pass(2_000)
    expect(room.store.getState()).toMatchObject({ publisher: { phase: 'live' }, microphone: { state: 'on' }, camera: { state: 'on' } })
  })

  test('a refused camera leaves the sound', async () => {
    world.refuse(['camera'])
    const { room, pass } = open()
    void room.publish('camera', BOTH)
    await pass(1_000)
    expect(room.store.getState()).toMatchObject({ publisher: { phase: 'live' }, microphone: { state: 'on' }, camera: { state: 'missing', why: 'permission-denied' } })
  })

  test('who refuses everything is a listener, not a failure', async () => {
    world.refuse(['microphone', 'camera'])
    world.offer(STREAM)
    const { room, pass } = open()
    void room.publish('camera', BOTH)
    room.want([{ id: STREAM, video: true, audio: true }])
    await pass(3_000)
    expect(room.store.getState()).toMatchObject({
      publisher: { phase: 'idle' },
      microphone: { state: 'missing', why: 'permission-denied' },
      camera: { state: 'missing', why: 'permission-denied' },
      players: { [STREAM]: { phase: 'playing' } },
    })
  })

  itKeepsTheScreen(() => world, () => open())

  test('it plays what is wanted and lets go of the rest', async () => {
    world.offer(STREAM)
    const { room, pass } = open()
    await pass(500)
    const before = world.open()
    room.want([{ id: STREAM, video: true, audio: true }])
    expect(room.store.getState().players[STREAM]?.phase).toBe('starting')
    await pass(3_000)
    expect(room.store.getState().players[STREAM]).toMatchObject({ phase: 'playing', stalled: false })
    room.want([])
    await pass(1_000)
    expect(room.store.getState().players).toEqual({})
    expect(world.open()).toBe(before)
  })

  test('it asks for everything afresh when the gateway is another', async () => {
    world.offer(STREAM)
    const { room, asked, pass } = open()
    void room.publish('camera', BOTH)
    room.want([{ id: STREAM, video: true, audio: true }])
    await pass(3_000)
    const before = asked()
    room.rebuild()
    await pass(3_000)
    expect(asked() - before).toBe(world.asksAtRebuild)
    expect(room.store.getState()).toMatchObject({ publisher: { phase: 'live' }, players: { [STREAM]: { phase: 'playing' } } })
  })

  test('it is there again after background', async () => {
    world.offer(STREAM)
    const { room, pass } = open()
    void room.publish('camera', BOTH)
    room.want([{ id: STREAM, video: true, audio: true }])
    await pass(3_000)
    room.pause(true)
    await pass(60_000)
    room.pause(false)
    await pass(10_000)
    expect(room.store.getState()).toMatchObject({ publisher: { phase: 'live' }, players: { [STREAM]: { phase: 'playing' } } })
  })

  test('it measures what passes', async () => {
    world.offer(STREAM)
    const { room, pass } = open()
    void room.publish('camera', BOTH)
    room.want([{ id: STREAM, video: true, audio: true }])
    await pass(5_000)
    const statistics = await room.statistics()
    expect(statistics.streams.map(({ stream }) => stream).sort()).toEqual(['local', STREAM])
    for (const row of statistics.streams) expect(row).toMatchObject({ width: 640, height: 360, fps: 20, kbps: expect.any(Number) })
    expect(statistics.quality).toEqual({ up: 'good', down: 'good' })
    for (const level of Object.values(room.store.getState().levels)) expect(level).toBeLessThanOrEqual(1)
  })

  test('it ends everything with the visit, at whatever moment', async () => {
    for (const moment of [0, 10, 50, 200, 1_000, 5_000]) {
      world.offer(STREAM)
      const { room, scope, pass } = open()
      void room.publish('camera', BOTH)
      room.want([{ id: STREAM, video: true, audio: true }])
      await pass(moment)
      act(() => scope.end())
      await pass(15_000)
      expect(world.open()).toBe(0)
    }
  })

  test('its notes hold neither tokens nor addresses', async () => {
    world.offer(STREAM)
    const { room, notes, pass } = open()
    void room.publish('camera', BOTH)
    room.want([{ id: STREAM, video: true, audio: true }])
    await pass(3_000)
    expect(JSON.stringify(notes)).not.toMatch(/secret|example/)
  })
}

/** The verbs change what is drawn. */
function inAct(room: MediaRoom): MediaRoom {
  const soon = <Arguments extends readonly unknown[]>(verb: (...given: Arguments) => Promise<void>) => (...given: Arguments): Promise<void> => {
    let done = Promise.resolve()
    act(() => {
      done = verb(...given)
    })
    return done
  }
  const now = <Arguments extends readonly unknown[]>(verb: (...given: Arguments) => void) => (...given: Arguments): void => act(() => verb(...given))
  return {
    ...room,
    publish: soon(room.publish), setMicrophone: soon(room.setMicrophone), setCamera: soon(room.setCamera), switchCamera: soon(room.switchCamera), choose: soon(room.choose), shareScreen: soon(room.shareScreen),
    unpublish: now(room.unpublish), stopScreen: now(room.stopScreen), want: now(room.want), rebuild: now(room.rebuild), pause: now(room.pause), allowSound: now(room.allowSound),
  }
}
