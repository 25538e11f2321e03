import Taro from '@tarojs/taro'
import { act, cleanup } from '@testing-library/react'
import { gateway } from '../../../src/media/providers/gateway'
import { openRoom, pass } from '../../support/media/open-room'
import type { OpenRoom } from '../../support/media/open-room'
import { installPhoneMedia, tellCode } from '../../support/media/phone-media'

const BOB = 'room1-bob-camera'
const BOTH = { microphone: true, camera: true, facing: 'front' } as const

let phone = installPhoneMedia()
let open: OpenRoom
beforeEach(() => {
  jest.useFakeTimers()
  phone = installPhoneMedia()
  open = openRoom(gateway)
})
afterEach(() => {
  open.end()
  cleanup()
  jest.useRealTimers()
})

const breathing = (ms: number) => pass(ms, () => phone.breathe(open.page))
const found = (selector: string): Element => {
  const element = open.page.querySelector(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element
}
const pusher = () => found('live-pusher')
const tell = (element: Element, code: number) => act(() => void tellCode(element, code))
const state = () => open.room.store.getState()
const publish = async () => {
  act(() => void open.room.publish('camera', BOTH))
  await breathing(1_000)
}

describe('live-pusher', () => {
  test('has what talking needs', async () => {
    await publish()
    const { url, mode, autopush, 'min-bitrate': min, 'max-bitrate': max, 'enable-mic': microphone, 'enable-camera': camera, 'device-position': position, 'audio-volume-type': volume } =
      Object.fromEntries([...pusher().attributes].map(({ name, value }) => [name, value]))
    expect({ mode, autopush, min, max, microphone, camera, position, volume }).toEqual({ mode: 'RTC', autopush: 'true', min: '300', max: '800', microphone: 'true', camera: 'true', position: 'front', volume: 'voicecall' })
    expect(url).toMatch(/^rtmp:\/\//)
  })

  test('takes the live modes, bitrates and beauty that were chosen', async () => {
    act(() => void open.room.publish('camera', { ...BOTH, mode: 'FHD', minBitrate: 500, maxBitrate: 1_500, beauty: 5, whiteness: 3 }))
    await breathing(500)
    const attribute = (name: string) => pusher().getAttribute(name)
    expect(['mode', 'min-bitrate', 'max-bitrate', 'beauty', 'whiteness'].map(attribute)).toEqual(['FHD', '500', '1500', '5', '3'])
  })

  test('stands in the tile, or unseen where there is none: one in all', async () => {
    await publish()
    expect(open.page.querySelectorAll('live-pusher')).toHaveLength(1)
    expect(open.page.querySelector('#me live-pusher')).not.toBeNull()
  })

  test('is weak after NET_BUSY, for some seconds', async () => {
    await publish()
    tell(pusher(), 1101)
    expect(state().publisher).toEqual({ phase: 'live', weak: true, via: 'rtmp' })
    await breathing(12_000)
    expect(state().publisher).toEqual({ phase: 'live', weak: false, via: 'rtmp' })
  })

  test.each([-1307, 3004])('is made anew with a fresh address after %i', async (code) => {
    await publish()
    const before = pusher()
    const url = before.getAttribute('url')
    tell(before, code)
    expect(state().publisher).toEqual({ phase: 'waiting', attempt: 1 })
    await breathing(2_000)
    expect(pusher()).not.toBe(before)
    expect(pusher().getAttribute('url')).not.toBe(url)
    expect(state().publisher.phase).toBe('live')
  })

  test('is live although it tells no code', async () => {
    phone.talkative = false
    await publish()
    expect(state().publisher.phase).toBe('live')
  })

  test('is made anew when nothing passes for five seconds', async () => {
    await publish()
    const before = pusher()
    phone.flowing = false
    await breathing(7_000)
    expect(pusher()).not.toBe(before)
  })

  test.each([[10001, 'camera'], [-1314, 'camera'], [10002, 'microphone'], [-1317, 'microphone']] as const)('%i takes the %s away, with the reason', async (code, device) => {
    await publish()
    tell(pusher(), code)
    expect(state()[device]).toEqual({ state: 'missing', why: 'permission-denied' })
    expect(pusher().getAttribute(device === 'camera' ? 'enable-camera' : 'enable-mic')).toBe('false')
  })

  test('an error event says the same as a code', async () => {
    await publish()
    act(() => void pusher().dispatchEvent(new CustomEvent('error', { detail: { errMsg: '用户禁止使用摄像头', errCode: 10001 } })))
    expect(state().camera).toEqual({ state: 'missing', why: 'permission-denied' })
  })

  test('a component that never says a word is told, as where the account may not have it; its first word takes that back', async () => {
    act(() => void open.room.publish('camera', BOTH))
    await pass(2_000)
    expect(state().publisher).toEqual({ phase: 'starting' })
    await pass(12_000)
    expect(state().publisher).toEqual({ phase: 'failed', why: 'component-silent' })
    tell(pusher(), 1002)
    expect(state().publisher).toEqual({ phase: 'live', weak: false, via: 'rtmp' })
  })

  test('an encoder that fails is told', async () => {
    await publish()
    tell(pusher(), -1303)
    expect(state().publisher).toEqual({ phase: 'failed', why: 'encoder-failed' })
  })

  test('turns its camera by the context, not by a new element', async () => {
    await publish()
    const before = pusher()
    await act(() => open.room.switchCamera())
    expect(state().facing).toBe('rear')
    expect(jest.mocked(Taro.createLivePusherContext().switchCamera)).toHaveBeenCalled()
    expect([pusher(), pusher().getAttribute('device-position')]).toEqual([before, 'front'])
  })

  test('goes on without a word after background, and is made anew where it does not', async () => {
    await publish()
    const before = pusher()
    act(() => open.room.pause(true))
    tell(before, 5000)
    await pass(120_000)
    act(() => open.room.pause(false))
    await breathing(1_000)
    expect([pusher(), state().publisher.phase]).toEqual([before, 'live'])
    act(() => open.room.pause(true))
    await pass(10_000)
    phone.flowing = false
    act(() => open.room.pause(false))
    await breathing(5_000)
    expect(pusher()).not.toBe(before)
  })

  test('is left alone while both devices are off', async () => {
    await publish()
    const before = pusher()
    phone.flowing = false
    await act(() => open.room.setMicrophone(false))
    await act(() => open.room.setCamera(false))
    await breathing(30_000)
    expect(pusher()).toBe(before)
  })

  test('tells how loud the person speaks', async () => {
    await publish()
    act(() => void pusher().dispatchEvent(new CustomEvent('audiovolumenotify', { detail: { volume: 60 } })))
    expect(state().levels['local']).toBe(0.6)
  })
})

describe('live-player', () => {
  const play = async (video = true) => {
    act(() => open.room.want([{ id: BOB, video, audio: true }]))
    open.show([BOB])
    await breathing(1_000)
  }
  const live = () => found(`#${BOB} live-player`)

  test('has what talking needs', async () => {
    await play()
    const attribute = (name: string) => live().getAttribute(name)
    expect(['mode', 'min-cache', 'max-cache', 'autoplay', 'muted', 'object-fit'].map(attribute)).toEqual(['RTC', '0.2', '0.8', 'true', 'false', 'fillCrop'])
    expect(attribute('src')).toMatch(/^http:\/\/.*\.flv\?/)
    expect(state().players[BOB]).toEqual({ phase: 'playing', via: 'flv', stalled: false })
  })

  test('buffers more for who sends in a live mode', async () => {
    act(() => void open.room.publish('camera', { ...BOTH, mode: 'HD' }))
    await play()
    expect(['mode', 'min-cache', 'max-cache'].map((name) => live().getAttribute(name))).toEqual(['live', '2', '5'])
  })

  test('is not made before its tile, and sounds unseen if none comes', async () => {
    act(() => open.room.want([{ id: BOB, video: true, audio: true }]))
    await breathing(500)
    expect(open.page.querySelectorAll('live-player')).toHaveLength(0)
    await breathing(1_000)
    expect(open.page.querySelectorAll('#unseen live-player')).toHaveLength(1)
    open.show([BOB])
    expect(open.page.querySelectorAll('live-player')).toHaveLength(1)
    expect(open.page.querySelector(`#${BOB} live-player`)).not.toBeNull()
  })

  test('gives way to stills where there are more people than players, anew every few seconds', async () => {
    const others = Array.from({ length: 8 }, (_, index) => ({ id: `room1-p${index}-camera`, video: true, audio: true }))
    act(() => open.room.want([...others, { id: BOB, video: true, audio: true }]))
    open.show([BOB])
    await breathing(500)
    const still = () => open.page.querySelector(`#${BOB} img`)?.getAttribute('src') ?? null
    expect(still()).toBeNull()
    await breathing(1_000)
    const first = still()
    expect(first).toMatch(/^http:\/\/.*\.jpg\?/)
    await breathing(4_000)
    expect(still()).not.toBe(first)
    act(() => open.room.want([{ id: BOB, video: true, audio: true }]))
    await breathing(500)
    expect(still()).toBeNull()
    expect(open.page.querySelectorAll(`#${BOB} live-player`)).toHaveLength(1)
  })

  test('sounds on unseen when its tile goes', async () => {
    await play()
    open.show([])
    expect(open.page.querySelector('#unseen live-player')).not.toBeNull()
    open.show([BOB])
    expect(open.page.querySelectorAll('live-player')).toHaveLength(1)
  })

  test('is made anew after -2301, by RTMP when FLV fails again and again', async () => {
    await play()
    const sources: string[] = []
    for (let times = 0; times < 3; times += 1) {
      tell(live(), -2301)
      await pass(8_000)
      sources.push(live().getAttribute('src')?.split(':')[0] ?? '')
    }
    expect(sources).toContain('rtmp')
  })

  test('tells that it falters', async () => {
    await play()
    tell(live(), 2105)
    await breathing(100)
    expect(state().players[BOB]).toMatchObject({ phase: 'playing', stalled: true })
  })

  test('notes each code, known or not', async () => {
    await play()
    tell(live(), 4998)
    expect(open.notes).toContain('unknown code/4998')
    expect(state().players[BOB]?.phase).toBe('playing')
  })
})
