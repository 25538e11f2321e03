import { act, cleanup } from '@testing-library/react'
import { gateway } from '../../../src/media/providers/gateway'
import { installBrowserMedia } from '../../support/media/browser-media'
import { network } from '../../support/media/fake-peer'
import type { FakePeer } from '../../support/media/fake-peer'
import { fakeMpegts } from '../../support/media/fake-mpegts'
import { openRoom, pass } from '../../support/media/open-room'
import type { OpenRoom } from '../../support/media/open-room'

jest.mock('mpegts.js', () => jest.requireActual('../../support/media/fake-mpegts').mpegtsModule)

const BOB = 'room1-bob-camera'
const BOTH = { microphone: true, camera: true, facing: 'front' } as const
const everything = { id: BOB, video: true, audio: true }

let media = installBrowserMedia()
let open: OpenRoom
beforeEach(() => {
  jest.useFakeTimers()
  media = installBrowserMedia()
  fakeMpegts.loaded.length = 0
  open = openRoom(gateway)
})
afterEach(() => {
  open.end()
  cleanup()
  jest.useRealTimers()
})

const want = (...streams: readonly { readonly id: string; readonly video: boolean; readonly audio: boolean }[]) => act(() => open.room.want(streams))
const player = () => open.room.store.getState().players[BOB]
const publisher = () => open.room.store.getState().publisher
const only = (peers: readonly FakePeer[]): FakePeer => {
  const [peer] = peers
  if (!peer || peers.length > 1) throw new Error(`${peers.length} peers`)
  return peer
}

describe('publishing', () => {
  test('offers H.264 constrained baseline and its repair, nothing else', async () => {
    act(() => void open.room.publish('camera', BOTH))
    await pass(500)
    const video = only(media.peers()).transceivers.find(({ kind }) => kind === 'video')
    expect(video?.codecs.map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'video/rtx'])
    expect(video?.codecs[0]?.sdpFmtpLine).toContain('42e01f')
  })

  test('changes devices without a new connection', async () => {
    act(() => void open.room.publish('camera', BOTH))
    await pass(500)
    const peer = only(media.peers())
    const sender = peer.transceivers.find(({ kind }) => kind === 'video')?.sender
    await act(() => open.room.setCamera(false))
    expect(sender?.track).toBeNull()
    await act(() => open.room.setCamera(true))
    expect(sender?.track?.readyState).toBe('live')
    expect([only(media.peers()), open.asked.length]).toEqual([peer, 1])
  })

  test('lets the first pictures of the others go first, but not for long', async () => {
    network.flowing = false
    want(everything)
    act(() => void open.room.publish('camera', BOTH))
    await pass(300)
    expect(open.asked).toEqual([`play:${BOB}`])
    await pass(200)
    expect(open.asked).toEqual([`play:${BOB}`, 'publish:camera'])
  })

  test('begins when the first device is on', async () => {
    act(() => void open.room.publish('camera', { ...BOTH, microphone: false, camera: false }))
    await pass(2_000)
    expect([publisher().phase, open.asked]).toEqual(['idle', []])
    act(() => void open.room.setMicrophone(true))
    await pass(500)
    expect(publisher()).toMatchObject({ phase: 'live', via: 'webrtc' })
  })

  test('is back by itself after the connection broke, with a fresh address', async () => {
    act(() => void open.room.publish('camera', BOTH))
    await pass(500)
    act(() => only(media.peers()).become('failed'))
    await pass(2_000)
    expect(publisher().phase).toBe('live')
    expect(open.asked).toEqual(['publish:camera', 'publish:camera'])
    expect(media.peers()).toHaveLength(1)
  })

  test('forgives a moment of doubt', async () => {
    act(() => void open.room.publish('camera', BOTH))
    await pass(500)
    act(() => only(media.peers()).become('disconnected'))
    await pass(400)
    act(() => only(media.peers()).become('connected'))
    await pass(5_000)
    expect([publisher().phase, open.asked.length]).toEqual(['live', 1])
  })

  test('waits while the gateway is away, and says so', async () => {
    media.answer = () => ({ status: 503, code: 'media/gateway-away' })
    act(() => void open.room.publish('camera', BOTH))
    await pass(20_000)
    expect(publisher().phase).toBe('waiting')
    media.answer = () => ({ status: 201 })
    await pass(6_000)
    expect(publisher().phase).toBe('live')
  })

  test('fails where it is forbidden, and tries again when the gateway is another', async () => {
    open.refuse('member/not-allowed')
    act(() => void open.room.publish('camera', BOTH))
    await pass(30_000)
    expect([publisher(), open.asked.length]).toEqual([{ phase: 'failed', why: 'address-refused' }, 1])
    open.refuse(null)
    act(() => open.room.rebuild())
    await pass(500)
    expect(publisher().phase).toBe('live')
  })

  test('sends what the device check opened, without opening it again', async () => {
    const { openPreview } = await import('../../../src/media/preview')
    const { createScope } = await import('#shared/kernel/scope')
    const preview = openPreview(createScope())
    await preview.set({ microphone: true, camera: true })
    open.end()
    cleanup()
    open = openRoom(gateway, undefined, { devices: preview.handOver() })
    act(() => void open.room.publish('camera', BOTH))
    await pass(500)
    expect([publisher().phase, media.devices.asked.length]).toEqual(['live', 1])
  })
})

describe('playing', () => {
  test('shows the picture in each tile', async () => {
    want(everything)
    open.show([BOB])
    await pass(500)
    expect(open.page.querySelector(`#${BOB} video`)).not.toBeNull()
    expect(player()).toEqual({ phase: 'playing', via: 'webrtc', stalled: false })
  })

  test('waits for a stream that is not there yet', async () => {
    media.answer = () => ({ status: 404, code: 'stream/not-found' })
    want(everything)
    await pass(2_000)
    expect(player()?.phase).toBe('waiting')
    media.answer = () => ({ status: 201 })
    await pass(3_000)
    expect(player()?.phase).toBe('playing')
  })

  test('keeps the old connection until the new one stands', async () => {
    want(everything)
    await pass(500)
    const old = only(media.peers())
    media.answer = () => ({ status: 503, code: 'media/gateway-away' })
    act(() => old.become('disconnected'))
    await pass(2_000)
    expect(media.peers()).toContain(old)
    act(() => old.become('connected'))
    await pass(500)
    expect(player()).toMatchObject({ phase: 'playing' })
    expect(media.peers()).toEqual([old])
  })

  test('fetches a stream anew when nothing comes, and is patient where that does not help', async () => {
    want(everything)
    await pass(1_500)
    only(media.peers()).flowing = false
    network.flowing = false
    await pass(4_500)
    expect(open.asked.length).toBe(2)
    await pass(120_000)
    expect(open.asked.length).toBeLessThan(9)
  })

  test('tells that a picture stands still', async () => {
    want(everything)
    await pass(1_500)
    only(media.peers()).flowing = false
    await pass(2_000)
    expect(player()).toMatchObject({ phase: 'playing', stalled: true })
  })

  test('plays the sound alone until the picture is wanted', async () => {
    want({ ...everything, video: false })
    await pass(500)
    expect(only(media.peers()).transceivers.map(({ kind }) => kind)).toEqual(['audio'])
    want(everything)
    await pass(500)
    expect(only(media.peers()).transceivers.map(({ kind }) => kind)).toEqual(['video', 'audio'])
    expect(player()?.phase).toBe('playing')
  })

  test('lets a picture go that nobody has looked at for a while', async () => {
    want(everything)
    await pass(500)
    want({ ...everything, video: false })
    await pass(5_000)
    expect(open.asked.length).toBe(1)
    await pass(8_000)
    expect(only(media.peers()).transceivers.map(({ kind }) => kind)).toEqual(['audio'])
  })

  test('connects four at a time', async () => {
    network.reachable = false
    want(...Array.from({ length: 10 }, (_, index) => ({ id: `room1-m${index}-camera`, video: true, audio: true })))
    await pass(1_000)
    expect(media.posted).toHaveLength(4)
  })

  test('asks for a tap when the browser refuses sound', async () => {
    media.autoplay = false
    want(everything)
    await pass(500)
    expect(open.room.store.getState().sound).toBe('blocked')
    media.autoplay = true
    act(() => open.room.allowSound())
    await pass(100)
    expect(open.room.store.getState().sound).toBe('allowed')
  })

  test('goes on by HTTP-FLV where no UDP gets through, and by WebRTC as soon as it does', async () => {
    network.reachable = false
    want(everything)
    open.show([BOB])
    await pass(6_500)
    expect(player()).toMatchObject({ phase: 'playing', via: 'flv' })
    expect(fakeMpegts.loaded[0]).toMatch(/\.flv\?token=/)
    expect(open.page.querySelector(`#${BOB} video`)).not.toBeNull()
    network.reachable = true
    await pass(17_000)
    expect(player()).toMatchObject({ phase: 'playing', via: 'webrtc' })
    expect(fakeMpegts.players.size).toBe(0)
  })

  test('goes by HTTP-FLV at once where the browser has no WebRTC', async () => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection')
    want(everything)
    await pass(1_000)
    expect(player()).toMatchObject({ phase: 'playing', via: 'flv' })
  })

  test('tells when neither way is to be had', async () => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection')
    fakeMpegts.supported = false
    want(everything)
    await pass(1_000)
    fakeMpegts.supported = true
    expect(player()).toEqual({ phase: 'failed', why: 'unsupported' })
  })
})
