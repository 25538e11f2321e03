import { act, fireEvent, screen } from '@testing-library/react'
import ReplayPage from '../../../src/pages/replay'
import { fakeServices, renderPage } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { part, recording } from '../replay/recording'

let broken: boolean

beforeEach(() => {
  broken = false
  openedAt({ id: 'r1' })
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_000, height: 600, x: 0, y: 0, top: 0, left: 0, right: 1_000, bottom: 600, toJSON: () => null })
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
  jest.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue(undefined)
  Object.defineProperty(HTMLMediaElement.prototype, 'error', { configurable: true, get: () => (broken ? { code: 2 } : null) })
  jest.useFakeTimers()
})
afterEach(() => void jest.useRealTimers())

/** Step by step, so that answers come between. */
async function later(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += STEP_MS) await act(async () => void jest.advanceTimersByTime(Math.min(STEP_MS, ms - gone)))
}
const STEP_MS = 1_000
const sources = () => [...document.querySelectorAll('video')].map((video) => video.getAttribute('src'))

/** A page whose door is shut while the network is down; each answer has addresses of its own. */
async function open() {
  const network = { up: true, asked: 0 }
  await act(async () => void renderPage(<ReplayPage />, fakeServices({
    ask: async () => {
      network.asked += 1
      const parts = [part('lin', 0, 60_000, { url: `/media/lin.mp4?token=${network.asked}` })]
      return network.up ? { status: 200, body: JSON.parse(JSON.stringify(recording({ parts }))) } : { status: 0, body: null }
    },
  })))
  return network
}
const fail = async () => {
  broken = true
  await act(async () => void fireEvent(document.querySelector('video') ?? document.body, new Event('error')))
  await later(1)
}

test('a picture that fails while the network is down comes back with it', async () => {
  const network = await open()
  network.up = false
  await fail()
  expect(screen.getByText('这段画面放不了')).toBeTruthy()
  expect(network.asked).toBe(2)
  await later(14_900)
  expect(network.asked).toBe(3)
  network.up = true
  broken = false
  await later(200)
  expect(network.asked).toBe(4)
  expect(sources()).toEqual(['http://127.0.0.1:8080/media/lin.mp4?token=4'])
  expect(screen.queryByText('这段画面放不了')).toBeNull()
  await later(60_000)
  expect(network.asked).toBe(4)
})

test('a file that never plays is asked for more and more seldom', async () => {
  const network = await open()
  await fail()
  await later(60_000)
  const soon = network.asked
  expect(soon).toBeLessThanOrEqual(6)
  await later(900_000)
  expect(network.asked - soon).toBeLessThanOrEqual(7)
  expect(network.asked - soon).toBeGreaterThanOrEqual(4)
})
