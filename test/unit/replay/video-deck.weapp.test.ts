import { VideoDeck } from '../../../src/pages/replay/player/video-deck'

function deckWith() {
  let now = 0
  const control = { play: jest.fn(), pause: jest.fn(), seek: jest.fn(), playbackRate: jest.fn() }
  return { control, deck: new VideoDeck(() => control, () => now), later: (ms: number) => { now += ms } }
}

test('between two events the position is reckoned', () => {
  const { deck, later } = deckWith()
  expect(deck.position()).toBeNull()
  deck.loaded()
  deck.run(true)
  later(500)
  expect(deck.position()).toBe(0.5)
  deck.at(0.4)
  deck.rate(2)
  later(1_000)
  expect(deck.position()).toBe(2.4)
})

test('the component is told only what changes', () => {
  const { deck, control } = deckWith()
  deck.loaded()
  deck.run(true)
  deck.run(true)
  deck.rate(1)
  deck.rate(1.5)
  deck.rate(1.5)
  expect([control.play.mock.calls.length, control.playbackRate.mock.calls]).toEqual([1, [[1.5]]])
})

test('a jump takes a moment; a wait and an error are told', () => {
  const { deck, later } = deckWith()
  let told = 0
  deck.told = () => { told += 1 }
  deck.loaded()
  deck.seek(9)
  expect([deck.state(), deck.position()]).toEqual(['seeking', 9])
  later(400)
  expect(deck.state()).toBe('ready')
  deck.waiting()
  expect(deck.state()).toBe('waiting')
  deck.failed()
  expect([deck.state(), told]).toEqual(['failed', 3])
})

test('another file begins as a new one', () => {
  const { deck } = deckWith()
  deck.loaded()
  deck.at(5)
  deck.reset()
  expect([deck.state(), deck.position()]).toEqual(['waiting', null])
})

test('a file that was loaded anew, or paused by the phone, is played again', () => {
  const { deck, control } = deckWith()
  deck.loaded()
  deck.run(true)
  deck.at(3)
  deck.loaded()
  expect(deck.position()).toBe(0)
  deck.run(true)
  deck.paused()
  deck.run(true)
  expect(control.play).toHaveBeenCalledTimes(3)
})
