import { codes, meaningOf } from '../../../src/media/providers/gateway/codes'

describe('the codes of live-pusher and live-player', () => {
  test('each says in words what it is', () => {
    for (const { meaning } of codes.values()) expect(meaning.length).toBeGreaterThan(5)
  })

  test.each([
    [1002, 'flowing'], [1101, 'weak'], [1102, 'retrying'], [-1307, 'broken'], [3004, 'broken'], [5000, 'suspended'],
  ])('the pusher\'s %i is %s', (code, kind) => {
    expect(meaningOf(code, 'pusher')?.effect.kind).toBe(kind)
  })

  test.each([
    [2004, 'flowing'], [2105, 'weak'], [2103, 'retrying'], [-2301, 'broken'], [6000, 'suspended'],
  ])('the player\'s %i is %s', (code, kind) => {
    expect(meaningOf(code, 'player')?.effect.kind).toBe(kind)
  })

  test.each([
    [10001, 'camera', 'permission-denied'], [-1314, 'camera', 'permission-denied'],
    [10002, 'microphone', 'permission-denied'], [-1317, 'microphone', 'permission-denied'],
    [-1301, 'camera', 'device-busy'], [-1302, 'microphone', 'device-busy'], [-1316, 'camera', 'device-busy'], [-1319, 'microphone', 'device-busy'],
  ])('%i tells that the %s is missing: %s', (code, device, why) => {
    expect(meaningOf(code, 'pusher')?.effect).toEqual({ kind: 'device', device, why })
  })

  test('one that nobody knows means nothing', () => {
    for (const code of [10012, 10014, 2027, 2029, 4998, 4999, 0, -1]) expect(meaningOf(code, 'pusher') ?? meaningOf(code, 'player')).toBeNull()
  })

  test('a code of the other component means nothing', () => {
    expect(meaningOf(2004, 'pusher')).toBeNull()
    expect(meaningOf(-1307, 'player')).toBeNull()
  })
})
