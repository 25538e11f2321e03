import { createRevocations } from '../../../../../server/src/gateway/control/revocations'
import { grantFor, handClock } from '../../../../support/stream-parts'

const publish = grantFor('publish', 'room-ann-camera', { issuedAt: 5_000 })
const play = grantFor('play', 'room-bob-camera', { issuedAt: 5_000 })

test('tokens issued up to the moment are void, later ones hold', () => {
  const revocations = createRevocations(handClock().now)
  revocations.revoke('room', 'ann', 5_000, null)
  expect(revocations.isVoid(publish)).toBe(true)
  expect(revocations.isVoid(play)).toBe(true)
  expect(revocations.isVoid({ ...publish, issuedAt: 5_001 })).toBe(false)
  expect(revocations.isVoid({ ...publish, user: 'bob' })).toBe(false)
  expect(revocations.isVoid({ ...publish, room: 'other' })).toBe(false)
})

test('who leaves the stage goes on watching', () => {
  const revocations = createRevocations(handClock().now)
  revocations.revoke('room', 'ann', 6_000, 'publish')
  expect(revocations.isVoid(publish)).toBe(true)
  expect(revocations.isVoid(play)).toBe(false)
})

test('of one stream alone, the others of its owner go on', () => {
  const revocations = createRevocations(handClock().now)
  revocations.revoke('room', 'ann', 6_000, 'room-ann-screen')
  expect(revocations.isVoid(publish)).toBe(false)
  expect(revocations.isVoid(grantFor('publish', 'room-ann-screen', { issuedAt: 5_000 }))).toBe(true)
})

test('the end of a room ends all its tokens, and an earlier order doesn\'t shorten a later one', () => {
  const revocations = createRevocations(handClock().now)
  revocations.endRoom('room', 6_000)
  revocations.endRoom('room', 100)
  expect(revocations.isVoid(publish)).toBe(true)
})

test('what has expired by itself is forgotten', () => {
  const clock = handClock()
  const revocations = createRevocations(clock.now)
  revocations.revoke('room', 'ann', 6_000, null)
  clock.pass(16 * 60_000)
  revocations.revoke('room', 'bob', 6_000, null)
  expect(revocations.isVoid(publish)).toBe(false)
})

test('it holds so many and no more', () => {
  const revocations = createRevocations(handClock().now)
  revocations.revoke('room', 'ann', 6_000, null)
  for (let user = 0; user < 20_001; user += 1) revocations.revoke('room', `u${user}`, 6_000, null)
  expect(revocations.isVoid(publish)).toBe(false)
  expect(revocations.isVoid({ ...publish, user: 'u20000' })).toBe(true)
})
