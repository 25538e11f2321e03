import { createBucketsByKey } from '../../../../server/src/rates/by-key'
import { createTokenBucket } from '../../../../server/src/rates/token-bucket'
import { createRoster } from '../../../../server/src/signaling/roster'
import { createScope } from '#shared/kernel/scope'

test('a bucket allows a burst, then so many a second, and never holds more than the burst', () => {
  let now = 0
  const bucket = createTokenBucket({ burst: 3, perSecond: 2 }, () => now)
  const take = (times: number) => Array.from({ length: times }, () => bucket.take())
  expect(take(4)).toEqual([true, true, true, false])
  now = 500
  expect(take(2)).toEqual([true, false])
  now = 60_000
  expect(take(4)).toEqual([true, true, true, false])
  expect(bucket.isEmpty()).toBe(true)
})

test('each address has its own', () => {
  const buckets = createBucketsByKey({ burst: 1, perSecond: 0 }, () => 0)
  expect([buckets('a').take(), buckets('a').take(), buckets('b').take()]).toEqual([true, false, true])
})

test('addresses are forgotten when there are too many, the unused first', () => {
  const buckets = createBucketsByKey({ burst: 1, perSecond: 0 }, () => 0)
  buckets('first').take()
  for (let index = 0; index < 10_000; index += 1) buckets(`other ${index}`)
  expect(buckets('first').take()).toBe(true)
})

test('the newer connection of a member takes the place of the older, and the older does not take it back', () => {
  const roster = createRoster()
  const calls: string[] = []
  const [one, two, other] = [createScope(), createScope(), createScope()]
  roster.take('r', 'ann', one, () => {
    calls.push('one is replaced')
    one.end()
  })
  roster.take('r', 'ann', two, () => calls.push('two is replaced'))
  roster.take('s', 'ann', other, () => calls.push('the other room is none of it'))
  expect(calls).toEqual(['one is replaced'])
  expect(roster.size).toBe(2)
  two.end()
  other.end()
  expect(roster.size).toBe(0)
})
