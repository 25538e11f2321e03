import { createPlayout } from '../../../../../../server/src/gateway/codec/mixer/playout'

/** Pieces each 20 ms from one time to another, each so late as told. */
function feed(playout: ReturnType<typeof createPlayout>, fromMs: number, toMs: number, late: (atMs: number) => number): void {
  for (let at = fromMs; at < toMs; at += 20) playout.arrived(at, at + late(at))
}

test('an input plays as late as its late pieces, and a little more', () => {
  const playout = createPlayout()
  feed(playout, 0, 3_000, (at) => (at % 100 === 0 ? 70 : 20))
  expect(playout.dueAt(3_000)).toBe(3_080)
})

test('what was kept before an input began does not make it late', () => {
  const playout = createPlayout()
  for (let at = 0; at < 1_000; at += 40) playout.arrived(at, 1_000)
  feed(playout, 1_000, 3_000, () => 5)
  expect(playout.dueAt(3_000)).toBe(3_015)
})

test('later pieces are waited for at once; when they stop, the waiting ends after some seconds', () => {
  const playout = createPlayout()
  feed(playout, 0, 6_000, () => 20)
  feed(playout, 6_000, 8_000, () => 200)
  expect(playout.dueAt(8_000)).toBe(8_210)
  feed(playout, 8_000, 15_000, () => 20)
  expect(playout.dueAt(15_000)).toBe(15_030)
})

test('one hiccup in five seconds is let pass', () => {
  const playout = createPlayout()
  feed(playout, 0, 8_000, (at) => (at === 7_000 ? 600 : 20))
  expect(playout.dueAt(8_000)).toBe(8_030)
})

test('an input whose clock was set begins anew', () => {
  const playout = createPlayout()
  feed(playout, 0, 2_000, () => 20)
  for (let at = 0; at < 1_000; at += 20) playout.arrived(at, 10_000 + at)
  expect(playout.dueAt(1_000)).toBe(11_010)
})
