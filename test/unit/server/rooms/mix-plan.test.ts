import type { Stream } from '#shared/room/state'
import { mixOrders, mixOrdersBetween, mixPlanOf } from '../../../../server/src/rooms/mix-plan'
import { member, room } from '../../../support/room'

const SCENARIO = { hostRole: 'teacher' }
const stream = (owner: string, source: Stream['source'] = 'camera', change: Partial<Stream> = {}): Stream =>
  ({ id: `room1-${owner}-${source}`, owner, source, via: 'webrtc', video: true, audio: true, ...change })

const class1 = room({
  members: [
    member({ id: 'teacher', name: '王老师', role: 'teacher', camera: 'on', joinedAt: 1 }),
    member({ id: 'ann', name: 'Ann', role: 'student', camera: 'on', joinedAt: 2, seatedAt: 9 }),
    member({ id: 'bob', name: 'Bob', role: 'student', stage: 'audience', camera: 'on', joinedAt: 3 }),
  ],
  streams: [stream('teacher'), stream('ann'), stream('bob')],
  mix: { layout: 'class', startedAt: 0, by: 'teacher' },
})

test('everybody on stage is in the mix, with the names and in the order of the page; the audience is not', () => {
  expect(mixPlanOf(class1, SCENARIO)).toEqual({
    layout: 'class',
    tiles: [
      { id: 'teacher', name: '王老师', main: true, since: 1, picture: 'room1-teacher-camera', screen: false, sounds: ['room1-teacher-camera'] },
      { id: 'ann', name: 'Ann', main: false, since: 9, picture: 'room1-ann-camera', screen: false, sounds: ['room1-ann-camera'] },
    ],
  })
})

test('a screen stands beside its owner, with its own sound; a camera that is off is a card', () => {
  const members = class1.members.map((each) => (each.id === 'ann' ? { ...each, camera: 'off' as const } : each))
  const tiles = mixPlanOf({ ...class1, members, streams: [stream('teacher', 'screen'), ...class1.streams, stream('bob', 'screen')] }, SCENARIO)?.tiles
  expect(tiles?.map(({ id, name, picture, screen, sounds }) => ({ id, name, picture, screen, sounds }))).toEqual([
    { id: 'teacher', name: '王老师', picture: 'room1-teacher-camera', screen: false, sounds: ['room1-teacher-camera'] },
    { id: 'ann', name: 'Ann', picture: null, screen: false, sounds: ['room1-ann-camera'] },
    { id: 'room1-teacher-screen', name: '王老师', picture: 'room1-teacher-screen', screen: true, sounds: ['room1-teacher-screen'] },
  ])
})

test('the gateway is told of what changes picture or sound, and of nothing else', () => {
  expect(mixOrdersBetween(class1, { ...class1, title: 'Other', chat: [] }, SCENARIO)).toEqual([])
  expect(mixOrdersBetween(class1, { ...class1, streams: [] }, SCENARIO)).toEqual([{ type: 'mix', room: 'room1', plan: mixPlanOf({ ...class1, streams: [] }, SCENARIO) }])
  expect(mixOrdersBetween(class1, { ...class1, mix: null }, SCENARIO)).toEqual([{ type: 'mix', room: 'room1', plan: null }])
  expect(mixOrdersBetween({ ...class1, mix: null }, { ...class1, mix: null, streams: [] }, SCENARIO)).toEqual([])
})

test('an empty stage is not mixed, until somebody sits down', () => {
  const listeners = class1.members.map((each) => ({ ...each, stage: 'audience' as const }))
  expect(mixPlanOf({ ...class1, members: listeners }, SCENARIO)).toBeNull()
  expect(mixOrdersBetween({ ...class1, members: listeners }, class1, SCENARIO)).toMatchObject([{ type: 'mix', plan: { layout: 'class' } }])
})

test('nothing is mixed in a room that ended; a gateway that comes back hears that, too', () => {
  const ended = { ...class1, life: { phase: 'ended', why: 'empty', at: 5 } as const }
  expect(mixOrders(ended, SCENARIO)).toEqual([{ type: 'mix', room: 'room1', plan: null }])
})
