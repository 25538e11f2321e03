import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { createSpareOffer } from '../../../src/media/providers/gateway/whep-offer'
import { installBrowserMedia } from '../../support/media/browser-media'

let media = installBrowserMedia()
let visit: Scope
beforeEach(() => {
  jest.useFakeTimers()
  media = installBrowserMedia()
  visit = createScope()
})
afterEach(() => {
  visit.end()
  jest.useRealTimers()
})

test('an offer made ahead is the first one’s who asks, and ends with what they use it for', async () => {
  const spare = createSpareOffer(visit)
  await jest.advanceTimersByTimeAsync(0)
  expect(media.peers().map(({ localDescription }) => localDescription?.type)).toEqual(['offer'])
  const playing = createScope(visit)
  expect(spare.take(playing)?.picture).toBeInstanceOf(HTMLVideoElement)
  expect(spare.take(createScope(visit))).toBeNull()
  await jest.advanceTimersByTimeAsync(20_000)
  expect(media.peers()).toHaveLength(1)
  playing.end()
  expect(media.peers()).toHaveLength(0)
})

test('an offer that nobody came for is thrown away', async () => {
  const spare = createSpareOffer(visit)
  await jest.advanceTimersByTimeAsync(10_001)
  expect(media.peers()).toHaveLength(0)
  expect(spare.take(visit)).toBeNull()
})
