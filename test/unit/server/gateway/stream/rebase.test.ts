import { createRebase } from '../../../../../server/src/gateway/stream/rebase'

let clock = 0
const rebase = () => createRebase(() => clock)

test('the first time is now, and the next ones keep their distance', () => {
  clock = 5_000
  const place = rebase()
  expect([place(100), place(140), place(120)]).toEqual([5_000, 5_040, 5_020])
})

test.each([['ahead', 3_600_000], ['back', -3_600_000]])('a jump of an hour %s goes on at once', (_, jump) => {
  clock = 0
  const place = rebase()
  place(4_000_000)
  clock = 40
  expect([place(4_000_040 + jump), place(4_000_080 + jump)]).toEqual([40, 80])
})

test('a little jump ahead is not believed, a silence that lasted as long is', () => {
  clock = 0
  const place = rebase()
  place(0)
  clock = 40
  expect([place(5_000), place(5_040)]).toEqual([40, 80])
  clock = 6_040
  expect(place(11_000)).toBe(6_040)
})

test('after a jump nothing stands before what was sent, also if the source had been ahead of our clock', () => {
  clock = 0
  const place = rebase()
  place(0)
  expect(place(900)).toBe(900)
  clock = 500
  expect([place(3_600_000), place(3_600_040)]).toEqual([901, 941])
})

test('a source whose kinds have clocks an hour apart stays at our clock', () => {
  const place = rebase()
  let latest = 0
  for (clock = 0; clock < 10_000; clock += 20) latest = place((clock / 20) % 2 === 0 ? clock : clock + 3_600_000)
  expect(latest).toBeLessThan(10_500)
})
