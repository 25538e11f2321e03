import { createHash } from 'node:crypto'
import { applyTable, TABLE_SIDE } from '../../simulator/view/live/lookup-table'
import { md5 } from '../../simulator/view/live/md5'
import { isUnknownFilter, lookOf } from '../../simulator/view/live/picture-look'
import { createPitchShift } from '../../simulator/view/live/pitch-shift'
import { readPlayerWishes } from '../../simulator/view/live/player-attributes'
import { readWishes } from '../../simulator/view/live/pusher-attributes'
import { messagesOf, withMessage } from '../../simulator/view/live/sei'
import { echoOf, soundChoice } from '../../simulator/view/live/voice'
import { heardTone } from '../support/tones'

const attributes = (given: Readonly<Record<string, unknown>>) => (name: string): unknown => given[name]
/** One NAL of a picture after its length. */
const PICTURE = Uint8Array.from([0, 0, 0, 3, 0x65, 1, 2])

describe('messages in the picture', () => {
  test.each(['一', 'x'.repeat(2_048), '\0\0\0\0', '\0\0\u0001 a \0\0\u0003'])('what goes in comes out, and the picture stays', (message) => {
    const whole = withMessage(PICTURE, message)
    expect(messagesOf(whole)).toEqual([message])
    expect(whole.subarray(-PICTURE.length)).toEqual(PICTURE)
    const nal = Buffer.from(whole.subarray(4, whole.length - PICTURE.length))
    expect([nal.indexOf(Buffer.from([0, 0, 0])), nal.indexOf(Buffer.from([0, 0, 1]))]).toEqual([-1, -1])
  })
  test('a message of Tencent\'s own type is read; pictures without one, and broken ones, have none', () => {
    expect(messagesOf(Uint8Array.from([0, 0, 0, 5, 6, 242, 1, 0x61, 0x80]))).toEqual(['a'])
    expect(messagesOf(PICTURE)).toEqual([])
    for (const broken of [[], [0], [0, 0, 0, 9, 6], [255, 255, 255, 255, 6, 5, 255, 255], [0, 0, 0, 4, 6, 5, 200, 1]]) expect(messagesOf(Uint8Array.from(broken))).toEqual([])
  })
})

test.each([0, 1, 55, 56, 63, 64, 1_000])('MD5 of %i bytes is that of Node', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) % 256)
  expect(md5(bytes)).toBe(createHash('md5').update(bytes).digest('hex'))
})

describe('the look of a picture', () => {
  test('nothing is drawn unless something is asked for', () => {
    expect(lookOf(attributes({}))).toBeNull()
    expect(lookOf(attributes({ beauty: 0, whiteness: '0', filter: 'standard', 'skin-whiteness': 1 }))).toBeNull()
  })
  test('beauty smooths, whiteness brightens, and the skin\'s attributes count with custom-effect alone', () => {
    expect(lookOf(attributes({ beauty: 9 }))).toEqual({ css: '', tint: null, smoothing: 0.8 })
    expect(lookOf(attributes({ beauty: '9', 'beauty-style': 'nature' }))?.smoothing).toBe(0.5)
    expect(lookOf(attributes({ whiteness: 9 }))?.css).toBe('brightness(1.3) saturate(0.8)')
    expect(lookOf(attributes({ 'custom-effect': true, 'skin-smoothness': 0.5, 'skin-whiteness': 1 }))).toEqual({ css: 'brightness(1.3) saturate(0.8)', tint: null, smoothing: 0.4 })
  })
  test.each(['pink', 'nostalgia', 'blues', 'romantic', 'cool', 'fresher', 'solor', 'aestheticism', 'whitening', 'cerisered'])('the filter %s changes the colours', (filter) => {
    expect(lookOf(attributes({ filter }))).toMatchObject({ css: expect.stringMatching(/\w/), tint: expect.objectContaining({ colour: expect.stringMatching(/^#/) }) })
    expect(isUnknownFilter(filter)).toBe(false)
  })
  test('an unknown filter is none', () => {
    expect(isUnknownFilter('sparkle')).toBe(true)
    expect(lookOf(attributes({ filter: 'sparkle' }))).toBeNull()
  })
  test('a table says what a colour becomes, by its part', () => {
    const inverse = new Uint8ClampedArray(TABLE_SIDE * TABLE_SIDE * 4)
    for (let y = 0; y < TABLE_SIDE; y += 1) for (let x = 0; x < TABLE_SIDE; x += 1) inverse.set([255 - (x % 64) * 4, 255 - (y % 64) * 4, 255 - (Math.floor(y / 64) * 8 + Math.floor(x / 64)) * 4, 255], (y * TABLE_SIDE + x) * 4)
    const pixels = Uint8ClampedArray.from([0, 252, 128, 255])
    applyTable(pixels, { pixels: inverse, alpha: 1 })
    expect([...pixels]).toEqual([255, 3, 127, 255])
    applyTable(pixels, { pixels: inverse, alpha: 0 })
    expect([...pixels]).toEqual([255, 3, 127, 255])
  })
})

describe('a voice', () => {
  const RATE = 48_000
  const tone = (hz: number): Float32Array => Float32Array.from({ length: 32_768 }, (_, at) => Math.sin((2 * Math.PI * hz * at) / RATE))
  test.each([[1, 400], [1.6, 640], [0.75, 300]])('shifted by %d is heard at %i Hz', (ratio, hz) => {
    const shift = createPitchShift(RATE, ratio)
    expect(heardTone(tone(400).map((sample) => shift.next(sample)), RATE, [300, 400, 640])).toBe(hz)
  })
  test('each type has a voice or a room of its own, and unknown ones change nothing', () => {
    const plain = soundChoice(0, 0)
    expect(plain).toEqual({ voice: { pitch: 1, ringHz: 0, drive: 0 }, room: { seconds: 0, wet: 0, lowDb: 0, highDb: 0 } })
    for (const type of [1, 2, 3, 4, 6, 7, 8, 9, 10, 11]) expect(soundChoice(type, 0)).not.toEqual(plain)
    for (const type of [1, 2, 3, 4, 5, 6, 7]) expect(soundChoice(0, type).room).not.toEqual(plain.room)
    expect(soundChoice(99, 99)).toEqual(plain)
  })
  test('a room\'s echo dies away in its time', () => {
    const echo = echoOf({ seconds: 1, wet: 1, lowDb: 0, highDb: 0 }, 1_000)
    const loudest = (from: number, to: number): number => Math.max(...echo.slice(from, to).map(Math.abs))
    expect(echo).toHaveLength(1_000)
    expect(loudest(0, 100)).toBeGreaterThan(0.5)
    expect(loudest(900, 1_000)).toBeLessThan(0.01)
  })
})

describe('attributes', () => {
  test('a pusher\'s are read with their defaults', () => {
    expect(readWishes(attributes({}))).toMatchObject({ mode: 'RTC', width: 360, height: 640, fps: 15, minKbps: 200, maxKbps: 1_000, side: 'front', camera: true, microphone: true, quality: 'high', volumeType: 'voicecall', focus: true, reverb: 0, voice: 0, remoteMirror: false, localMirror: 'auto' })
    expect(readWishes(attributes({ mode: 'FHD', orientation: 'horizontal', 'audio-quality': 'low', 'audio-volume-type': 'media', muted: true, mirror: true }))).toMatchObject({ width: 1_280, height: 720, quality: 'low', volumeType: 'media', microphone: false, remoteMirror: true })
    expect(readWishes(attributes({ aspect: '3:4', mode: 'SD' }))).toMatchObject({ width: 360, height: 480 })
    expect(readWishes(attributes({ 'video-width': 200, 'video-height': 100, fps: 99 }))).toMatchObject({ width: 200, height: 100, fps: 30 })
  })
  test('what is no number or no known word is the default', () => {
    expect(readWishes(attributes({ mode: 'UHD', fps: 'x', 'min-bitrate': -1, 'audio-volume-type': 'loud' }))).toMatchObject({ mode: 'RTC', fps: 15, minKbps: 200, volumeType: 'voicecall' })
  })
  test('a player\'s are read with their defaults', () => {
    expect(readPlayerWishes(attributes({}))).toMatchObject({ mode: 'live', autoplay: false, muted: false, minCacheMs: 1_000, maxCacheMs: 3_000, fit: 'contain', lying: false, ear: false, pauseOnNavigate: true, turns: false, metadata: false, signature: '' })
    expect(readPlayerWishes(attributes({ 'min-cache': 4, 'max-cache': 1, 'object-fit': 'fillCrop', 'sound-mode': 'ear', orientation: 'horizontal', 'enable-auto-rotation': true }))).toMatchObject({ minCacheMs: 4_000, maxCacheMs: 4_000, fit: 'cover', ear: true, lying: true, turns: true })
  })
})
