import { freshMediaRoom, withLevel, withPlayer, withPublisher } from '../../../src/media/room-state'

test('a player is put in, changed and taken out', () => {
  const one = withPlayer(freshMediaRoom, 'r-a-camera', { phase: 'starting' })
  expect(one.players).toEqual({ 'r-a-camera': { phase: 'starting' } })
  expect(withPlayer(one, 'r-a-camera', null).players).toEqual({})
})

test('what does not change makes no new state', () => {
  const one = withPlayer(freshMediaRoom, 'r-a-camera', { phase: 'starting' })
  expect(withPlayer(one, 'r-a-camera', { phase: 'starting' })).toBe(one)
  expect(withPlayer(one, 'r-b-camera', null)).toBe(one)
  expect(withPublisher(one, { phase: 'idle' })).toBe(one)
  expect(withLevel(one, 'local', 0)).toBe(one)
})

test('a voice rises at once, falls softly, and silence is left out', () => {
  let state = withLevel(freshMediaRoom, 'local', 0.8)
  expect(state.levels).toEqual({ local: 0.8 })
  state = withLevel(state, 'local', 0)
  expect(state.levels['local']).toBeCloseTo(0.48)
  for (let times = 0; times < 20; times += 1) state = withLevel(state, 'local', 0)
  expect(state.levels).toEqual({})
})
