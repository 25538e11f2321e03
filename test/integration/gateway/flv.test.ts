import { get } from 'node:http'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createFlvReader } from '../../../server/src/gateway/wire/flv-read.ts'
import { eventually } from '../../support/eventually.ts'
import { startMediaGateway, tokenFor } from '../../support/media-gateway.ts'
import type { MediaGateway } from '../../support/media-gateway.ts'
import { audioConfigTag, nal, pictureTag, soundTag, videoConfigTag } from '../../support/media-tags.ts'
import { pushFromPhone } from '../../../simulator/carrier/rtmp-client.ts'
import { handedOver, pacedBy } from '../../support/tag-sources.ts'
import type { FlvTag } from '../../../server/src/gateway/wire/flv.ts'

let scope: Scope
let gateway: MediaGateway
beforeEach(async () => {
  scope = createScope()
  gateway = await startMediaGateway(scope, { stallMs: 1_500, dropBytes: 200_000, leaveBytes: 1_000_000 })
})
afterEach(() => scope.end())

const url = (token = tokenFor('play', 'cam')): string => gateway.flv('cam', token)

/** A phone that publishes what it is handed. */
async function live(): Promise<(tag: FlvTag) => void> {
  const { source, push } = handedOver()
  const codes: number[] = []
  pushFromPhone({ url: gateway.rtmp('cam', tokenFor('publish', 'cam')), source, report: ({ code }) => codes.push(code) }, scope)
  await eventually('the phone publishes', () => (codes.includes(1002) ? true : null))
  return push
}

/** Reads a response until it holds `count` tags. */
async function tagsOf(response: Response, count: number): Promise<{ readonly flags: number; readonly tags: readonly FlvTag[] }> {
  const reader = createFlvReader(1_000_000)
  const tags: FlvTag[] = []
  let flags = -1
  const pieces = response.body?.getReader()
  while (tags.length < count) {
    const bytes = Buffer.from((await pieces?.read())?.value ?? [])
    if (bytes.length === 0) throw new Error('the response ended')
    if (flags < 0) flags = bytes[4] ?? 0
    const read = reader.read(bytes)
    if (!read.ok) throw new Error(read.failure)
    tags.push(...read.value)
  }
  await pieces?.cancel()
  return { flags, tags }
}

describe('HTTP-FLV', () => {
  test('is a stream that no page and no proxy is kept from', async () => {
    const push = await live()
    for (const tag of [videoConfigTag(), audioConfigTag(), pictureTag(0, { key: true }), soundTag(3)]) push(tag)
    const response = await fetch(url())
    expect([response.status, ...['content-type', 'cache-control', 'access-control-allow-origin'].map((name) => response.headers.get(name))]).toEqual([200, 'video/x-flv', 'no-store', '*'])
    const { flags, tags } = await tagsOf(response, 5)
    expect(flags).toBe(5)
    expect(tags.map(({ type, body }) => `${type}/${body[1]}`)).toEqual(['18/0', '9/0', '9/1', '8/0', '8/1'])
  })

  test('announces only the kinds that come', async () => {
    const push = await live()
    for (const tag of [videoConfigTag(), pictureTag(0, { key: true })]) push(tag)
    expect((await tagsOf(await fetch(url()), 3)).flags).toBe(1)
  })

  test('answers at once, before the first picture', async () => {
    const push = await live()
    const response = await fetch(url())
    expect(response.status).toBe(200)
    push(videoConfigTag())
    push(pictureTag(0, { key: true }))
    expect((await tagsOf(response, 3)).tags).toHaveLength(3)
  })

  test('takes the token from the Authorization header too, and lets a page ask first', async () => {
    await live()
    const bare = url('').replace('?token=', '')
    const allowed = await fetch(bare, { method: 'HEAD', headers: { authorization: `Bearer ${tokenFor('play', 'cam')}` } })
    expect(allowed.status).toBe(200)
    const asked = await fetch(bare, { method: 'OPTIONS' })
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization'])
  })

  test.each([
    ['no token', '', 401, 'media/token-invalid'],
    ['an expired token', 'expired.cam.ann', 401, 'media/token-expired'],
    ['a token to publish', tokenFor('publish', 'cam'), 403, 'media/token-mismatch'],
    ['nobody there', tokenFor('play', 'cam'), 404, 'stream/not-found'],
  ])('with %s is refused with a code', async (_name, token, status, code) => {
    const response = await fetch(url(token))
    expect([response.status, response.headers.get('access-control-allow-origin'), await response.json()]).toEqual([status, '*', { code, message: expect.any(String) }])
    expect((await fetch(url(token), { method: 'HEAD' })).status).toBe(status)
  })

  test.each([['POST', '', 400], ['GET', '/..%2f..', 404]])('%s %s is refused', async (method, path, status) => {
    expect((await fetch(url().replace('/cam.flv', `/cam${path}.flv`), { method })).status).toBe(status)
  })

  test('ends when the publisher does not come back', async () => {
    const visit = createScope(scope)
    pushFromPhone({ url: gateway.rtmp('cam', tokenFor('publish', 'cam')), source: pacedBy([videoConfigTag(), pictureTag(0, { key: true })]) }, visit)
    await eventually('the stream is live', () => (gateway.hub.live().length > 0 ? true : null))
    const response = await fetch(url())
    visit.end()
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0)
  })

  test('lets a stalled viewer go, and forgets one who left', async () => {
    const pictures = Array.from({ length: 250 }, (_, index) => pictureTag(index * 40, { key: index % 25 === 0, nals: [nal(index % 25 === 0 ? 5 : 1, 100_000)] }))
    pushFromPhone({ url: gateway.rtmp('cam', tokenFor('publish', 'cam')), source: pacedBy([videoConfigTag(), ...pictures]) }, scope)
    await eventually('the stream is live', () => (gateway.hub.live().length > 0 ? true : null))
    const readers = (): number => gateway.hub.streams().reduce((sum, stream) => sum + stream.readers, 0)
    const stalled = get(url(), (response) => response.once('data', () => response.pause()))
    stalled.on('error', () => undefined)
    scope.onEnd(() => stalled.destroy())
    await eventually('the viewer is there', () => (readers() === 1 ? true : null))
    await eventually('the stalled viewer is let go', () => (readers() === 0 ? true : null))
    const leaving = new AbortController()
    await fetch(url(), { signal: leaving.signal })
    expect(readers()).toBe(1)
    leaving.abort()
    await eventually('the other left', () => (readers() === 0 ? true : null))
  })
})
