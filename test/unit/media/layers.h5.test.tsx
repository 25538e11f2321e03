import { act, cleanup } from '@testing-library/react'
import { createScope } from '#shared/kernel/scope'
import { gateway } from '../../../src/media/providers/gateway'
import { createLayerWish } from '../../../src/media/providers/gateway/layer-wish'
import { scaleOf } from '../../../src/media/providers/gateway/small-picture'
import { createTileLayers, layerFor } from '../../../src/media/providers/gateway/tile-layers'
import { installBrowserMedia } from '../../support/media/browser-media'
import { FakeTrack } from '../../support/media/fake-tracks'
import { openRoom, pass } from '../../support/media/open-room'

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

describe('the layer for a tile', () => {
  test.each([
    ['a tile of a grid of nine', { width: 400, height: 220 }, 'small'],
    ['the same on a screen of twice as many pixels', { width: 800, height: 440 }, 'big'],
    ['half a window', { width: 630, height: 330 }, 'big'],
    ['a narrow tile, as high as a phone', { width: 200, height: 420 }, 'big'],
    ['a wide and low one, which the picture covers by its width', { width: 640, height: 120 }, 'big'],
  ] as const)('%s', (_name, box, layer) => {
    expect([layerFor(box, 'big'), layerFor(box, 'small')]).toEqual([layer, layer])
  })

  test('between the bounds it stays what it is', () => {
    const box = { width: 400, height: 265 }
    expect([layerFor(box, 'big'), layerFor(box, 'small')]).toEqual(['big', 'small'])
  })
})

describe('the layers of tiles', () => {
  const told: string[] = []
  const open = () => {
    told.length = 0
    return createTileLayers(createScope(), (stream, layer) => told.push(`${stream} ${layer}`))
  }
  const small = { width: 300, height: 160 }
  const big = { width: 900, height: 500 }

  test('the first size counts at once', () => {
    const layers = open()
    expect(layers.of('a')).toBe('big')
    layers.measured('a', { width: 0, height: 0 })
    layers.measured('a', small)
    expect([layers.of('a'), told]).toEqual(['small', ['a small']])
  })

  test('a size of a moment counts for nothing', () => {
    const layers = open()
    layers.measured('a', big)
    layers.measured('a', small)
    jest.advanceTimersByTime(900)
    layers.measured('a', big)
    jest.advanceTimersByTime(5_000)
    expect([layers.of('a'), told]).toEqual(['big', ['a big']])
  })

  test('it grows soon and shrinks late', () => {
    const layers = open()
    layers.measured('a', small)
    layers.measured('a', big)
    jest.advanceTimersByTime(300)
    expect(layers.of('a')).toBe('big')
    layers.measured('a', small)
    jest.advanceTimersByTime(300)
    expect(layers.of('a')).toBe('big')
    jest.advanceTimersByTime(800)
    expect([layers.of('a'), told]).toEqual(['small', ['a small', 'a big', 'a small']])
  })

  test('a tile that is gone is forgotten', () => {
    const layers = open()
    layers.measured('a', small)
    layers.measured('a', big)
    layers.measured('a', null)
    jest.advanceTimersByTime(2_000)
    expect([layers.of('a'), told]).toEqual(['big', ['a small']])
  })
})

describe('the wish for a layer', () => {
  const outcomes: ('done' | 'refused' | 'lost')[] = []
  const asked: object[] = []
  const change = async (wish: object) => {
    asked.push(wish)
    return outcomes.shift() ?? 'done'
  }
  beforeEach(() => {
    asked.length = 0
    outcomes.length = 0
  })
  const settle = () => jest.advanceTimersByTimeAsync(10)

  test('is told when it changes, the last one counting', async () => {
    const prefer = createLayerWish(createScope(), change, 'big')
    prefer('big')
    prefer('small')
    prefer('big')
    prefer('small')
    await settle()
    expect(asked).toEqual([{ layer: 'small' }])
    prefer('big')
    await settle()
    expect(asked).toEqual([{ layer: 'small' }, { layer: 'big' }])
  })

  test('is told again when it got lost, and not when it was refused', async () => {
    const prefer = createLayerWish(createScope(), change, 'big')
    outcomes.push('lost', 'refused')
    prefer('small')
    await settle()
    await jest.advanceTimersByTimeAsync(2_000)
    expect(asked).toHaveLength(2)
    await jest.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(2)
  })
})

describe('the small picture', () => {
  test('is of a camera at least twice as large', () => {
    const camera = (width: number, height: number) => scaleOf(new FakeTrack('video', { width, height }) as unknown as MediaStreamTrack)
    expect([camera(640, 360), camera(360, 640), camera(1_280, 720), camera(320, 240), scaleOf(null)]).toEqual([2, 2, 4, null, null])
  })

  test('goes up beside the big one, and with the camera', async () => {
    const media = installBrowserMedia()
    const open = openRoom(gateway)
    act(() => void open.room.publish('camera', { microphone: true, camera: true, facing: 'front' }))
    await pass(500)
    const [peer] = media.peers()
    const [big, , small] = peer?.transceivers ?? []
    expect(peer?.transceivers.map(({ kind }) => kind)).toEqual(['video', 'audio', 'video'])
    expect(small?.sender.track?.getSettings()).toEqual(big?.sender.track?.getSettings())
    expect(small?.sender.track).not.toBe(big?.sender.track)
    expect(small?.codecs.map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'video/rtx'])
    await act(() => open.room.setCamera(false))
    expect([big?.sender.track, small?.sender.track]).toEqual([null, null])
    await act(() => open.room.setCamera(true))
    expect(small?.sender.track?.readyState).toBe('live')
    open.end()
    expect(media.open()).toBe(0)
  })
})
