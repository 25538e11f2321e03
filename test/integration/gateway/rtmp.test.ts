import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { eventually } from '../../support/eventually.ts'
import { SIGNATURES } from '../../support/fake-media.ts'
import { startMediaGateway, tokenFor } from '../../support/media-gateway.ts'
import type { MediaGateway } from '../../support/media-gateway.ts'
import { OTHER_AVC, audioConfigTag, pictureTag, soundTag, videoConfigTag } from '../../support/media-tags.ts'
import { decodeByFfmpeg, pushByFfmpeg } from '../../support/phone-ffmpeg.ts'
import { playOnPhone, pushFromPhone } from '../../../simulator/carrier/rtmp-client.ts'
import type { PhoneReport } from '../../../simulator/carrier/rtmp-client.ts'
import { encodedBy, handedOver } from '../../support/tag-sources.ts'
import type { FlvTag } from '../../../server/src/gateway/wire/flv.ts'

const [PERSON] = SIGNATURES
let scope: Scope
let gateway: MediaGateway
beforeEach(async () => {
  scope = createScope()
  gateway = await startMediaGateway(scope)
})
afterEach(() => scope.end())

const publishUrl = (stream = 'cam'): string => gateway.rtmp(stream, tokenFor('publish', stream))
const playUrl = (stream = 'cam'): string => gateway.rtmp(stream, tokenFor('play', stream))
const untilLive = (stream = 'cam'): Promise<true> => eventually('the stream is live', () => (gateway.hub.live().some(({ stream: { id } }) => id === stream) ? true : null))

/** A phone whose pictures the test hands over, and what it reported. */
function handedPhone(url: string, within: Scope = scope): { readonly push: (tag: FlvTag) => void; readonly reports: readonly PhoneReport[] } {
  const { source, push } = handedOver()
  const reports: PhoneReport[] = []
  pushFromPhone({ url, source, retryDelaysMs: [], report: (report) => reports.push(report) }, within)
  return { push, reports }
}
const reported = (reports: readonly PhoneReport[], code: number): Promise<PhoneReport> => eventually(`code ${code}`, () => reports.find((report) => report.code === code) ?? null)

describe('RTMP', () => {
  test('ffmpeg\'s picture and sound reach ffmpeg over RTMP and over HTTP-FLV', async () => {
    const push = pushByFfmpeg(scope, publishUrl(), PERSON)
    await untilLive()
    const seen = await Promise.all([playUrl(), gateway.flv('cam', tokenFor('play', 'cam'))].map((url) => decodeByFfmpeg(scope, url, 2)))
    for (const { frames, moving, paint, hz, complaints } of seen) {
      expect({ paint, hz, complaints }).toEqual({ paint: PERSON.paint.name, hz: PERSON.hz, complaints: '' })
      expect(frames).toBeGreaterThan(30)
      expect(moving).toBeGreaterThan(20)
    }
    expect(push.complaints()).toBe('')
  })

  test('a phone\'s picture and sound are decoded by ffmpeg', async () => {
    pushFromPhone({ url: publishUrl(), source: encodedBy({ sound: `sine=frequency=${PERSON.hz}:sample_rate=44100` }) }, scope)
    await untilLive()
    const { moving, hz, complaints } = await decodeByFfmpeg(scope, playUrl(), 2)
    expect({ hz, complaints }).toEqual({ hz: PERSON.hz, complaints: '' })
    expect(moving).toBeGreaterThan(20)
  })

  test.each([
    ['no token', '', 'media/token-invalid'],
    ['a token that is none', 'nonsense', 'media/token-invalid'],
    ['an expired token', 'expired.cam.ann', 'media/token-expired'],
    ['a token to play', tokenFor('play', 'cam'), 'media/token-mismatch'],
    ['a token of another stream', tokenFor('publish', 'other'), 'media/token-mismatch'],
  ])('a phone with %s is refused with the reason', async (_name, token, why) => {
    const { reports } = handedPhone(gateway.rtmp('cam', token))
    await reported(reports, -1307)
    expect(reports.map(({ code }) => code)).toEqual([1001, 3004, -1307])
    expect((await reported(reports, 3004)).words).toBe(why)
  })

  test('a player is refused when its token is for something else, and when nothing is live', async () => {
    const reports: PhoneReport[] = []
    const play = (token: string): void => playOnPhone({ url: gateway.rtmp('cam', token), retryDelaysMs: [], onTag: () => undefined, report: (report) => reports.push(report) }, scope)
    play(tokenFor('publish', 'cam'))
    await reported(reports, -2301)
    play(tokenFor('play', 'cam'))
    await eventually('the second refusal', () => (reports.filter(({ code }) => code === -2301).length === 2 ? true : null))
    expect(reports.flatMap(({ code, words }) => (code === 3004 ? [words] : []))).toEqual(['media/token-mismatch', 'stream/not-found'])
  })

  test('a new connection of the publisher replaces the old one, and the player goes on watching', async () => {
    const old = handedPhone(publishUrl())
    await reported(old.reports, 1002)
    old.push(videoConfigTag())
    old.push(pictureTag(0, { key: true }))
    const tags: FlvTag[] = []
    playOnPhone({ url: playUrl(), onTag: (tag) => tags.push(tag), retryDelaysMs: [] }, scope)
    await eventually('the first picture', () => (tags.some(({ body }) => body[1] === 1) ? true : null))
    const next = handedPhone(publishUrl())
    await reported(next.reports, 1002)
    expect(await reported(old.reports, 3004)).toMatchObject({ words: 'member/replaced' })
    const before = tags.length
    next.push(videoConfigTag())
    next.push(pictureTag(0, { key: true }))
    await eventually('the next publisher\'s picture', () => (tags.length > before ? true : null))
    const times = tags.map(({ timestamp }) => timestamp)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  test('a new configuration reaches the player before its pictures', async () => {
    const phone = handedPhone(publishUrl())
    await reported(phone.reports, 1002)
    for (const tag of [videoConfigTag(), audioConfigTag(), pictureTag(0, { key: true }), soundTag(5)]) phone.push(tag)
    const tags: FlvTag[] = []
    playOnPhone({ url: playUrl(), onTag: (tag) => tags.push(tag), retryDelaysMs: [] }, scope)
    await eventually('sound', () => (tags.some(({ type, body }) => type === 8 && body[1] === 1) ? true : null))
    for (const tag of [videoConfigTag(40, OTHER_AVC), pictureTag(40, { key: true }), pictureTag(80)]) phone.push(tag)
    const pictures = await eventually('three pictures', () => {
      const all = tags.filter(({ type }) => type === 9)
      return all.length >= 5 ? all : null
    })
    expect(pictures.map(({ body }) => body[1])).toEqual([0, 1, 0, 1, 1])
    expect(pictures[2]?.body.includes(OTHER_AVC.sps)).toBe(true)
  })

  test.each([
    ['B-frames', [videoConfigTag(), pictureTag(0, { key: true, compositionMs: 80 }), pictureTag(40, { compositionMs: 160 })], 'media/unsupported video/b-frames'],
    ['HEVC', [pictureTag(0, { key: true }), { type: 9, timestamp: 0, body: Buffer.from('9168766331', 'hex') }], 'media/unsupported video/codec'],
    ['MP3', [{ type: 8, timestamp: 0, body: Buffer.from('2fff', 'hex') }], 'media/unsupported audio/codec'],
  ])('a phone that sends %s is told so', async (_name, tags, words) => {
    const { push, reports } = handedPhone(publishUrl())
    await reported(reports, 1002)
    for (const tag of tags) push(tag)
    expect((await reported(reports, 3004)).words).toBe(words)
  })

  test('a phone comes back to the address it has after the gateway died, and gives up when nobody is there', async () => {
    const died = createScope()
    const first = await startMediaGateway(died)
    const reports: PhoneReport[] = []
    const url = first.rtmp('cam', tokenFor('publish', 'cam'))
    pushFromPhone({ url, source: encodedBy(), retryDelaysMs: [300, 300, 300], report: (report) => reports.push(report) }, scope)
    await reported(reports, 1002)
    died.end()
    await reported(reports, 1102)
    const again = createScope(scope)
    const second = await startMediaGateway(again, {}, first.rtmpPort)
    await eventually('the stream is live again', () => (second.hub.live().length > 0 ? true : null))
    expect(reports.filter(({ code }) => code === 1002)).toHaveLength(2)
    again.end()
    await reported(reports, -1307)
    expect(reports.filter(({ code }) => code === 3002)).toHaveLength(3)
  })
})
