import fc from 'fast-check'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { reduce } from '#shared/room/reduce'
import type { RoomState } from '#shared/room/state'
import { noLaw } from '#shared/scenario/law'
import { crowdEvent, crowdRoom, firstHands } from '../../../../server/src/rooms/crowd'
import { crowdNotice } from '../../../../server/src/signaling/crowd-notice'
import { lookThrough } from '../../../../server/src/signaling/look-through'
import { keepWire } from '../../../support/fake-wire'
import { fixtureScenario } from '../../../support/fixture-scenario'
import { member, room } from '../../../support/room'

const scenario = { ...fixtureScenario, law: noLaw, crowd: true }
const ann = { id: 'ann', role: 'guest' }
const lead = { id: 'lead', role: 'lead' }
const listener = (id: string) => member({ id, role: 'guest', stage: 'audience' })
const full = room({ members: [member({ id: 'lead', role: 'lead', stage: 'seated' }), listener('ann'), listener('bob'), member({ id: 'eve', role: 'guest', stage: 'seated' })] })
const ids = ({ members }: RoomState) => members.map(({ id }) => id).sort()

/** Events as they happen in a room: whole, and as the crowd sees them. */
function happen(start: RoomState, events: readonly RoomEvent[]) {
  let [now, seq] = [start, 0]
  const whole: LoggedEvent[] = []
  const crowd: LoggedEvent[] = []
  for (const event of events) {
    const logged = { seq: ++seq, at: seq, event }
    const after = reduce(now, logged, noLaw)
    whole.push(logged)
    crowd.push(crowdEvent(logged, now, after, scenario))
    now = after
  }
  return { after: now, notice: { kind: 'events', events: whole, crowd } as const }
}

test('one of the crowd sees the stage, who leads, oneself, and how many there are; who leads sees all', () => {
  expect(ids(crowdRoom(full, scenario, ann))).toEqual(['ann', 'eve', 'lead'])
  expect(crowdRoom(full, scenario, ann).here).toBe(4)
  expect(crowdRoom(full, scenario, lead)).toBe(full)
  expect(crowdRoom(full, { ...scenario, crowd: undefined }, ann)).toBe(full)
})

test('who comes to the stage is shown as they stand, and hidden when they go down', () => {
  const { notice } = happen(full, [
    { type: 'member.hand', id: 'bob', raised: true },
    { type: 'member.stage', id: 'bob', stage: 'invited', by: 'lead' },
    { type: 'member.stage', id: 'bob', stage: 'audience', by: 'bob' },
    { type: 'member.left', id: 'bob', why: 'left' },
  ])
  expect(crowdNotice(notice, 'ann').events.map(({ event }) => event)).toEqual([
    { type: 'law.hidden' },
    { type: 'member.shown', member: { ...listener('bob'), hand: 1, stage: 'invited' } },
    { type: 'member.hidden', id: 'bob' },
    { type: 'law.hidden' },
  ])
  expect(crowdNotice(notice, 'bob').events).toEqual(notice.events)
  expect(crowdNotice(notice, 'ann')).toBe(crowdNotice(notice, 'cid'))
})

test('one of the crowd finds the own hand among the first fifty, whosever they are', () => {
  const raised = (id: string, hand: number) => ({ ...listener(id), hand })
  expect(crowdRoom({ ...full, members: [...full.members, raised('late', 70), raised('early', 40)] }, scenario, ann).hands).toEqual([40, 70])
  const many = Array.from({ length: 60 }, (_, index) => raised(`many-${index}`, 60 - index))
  expect(firstHands(many)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
})

test('the headcount goes to the crowd; who leads counts heads', () => {
  const [crowd, leading] = [keepWire(), keepWire()]
  lookThrough(crowd, scenario, ann)({ kind: 'here', count: 9, hands: [4] })
  lookThrough(leading, scenario, lead)({ kind: 'here', count: 9, hands: [4] })
  expect([crowd.sent, leading.sent]).toEqual([[{ type: 'here', count: 9, hands: [4] }], []])
})

test('whatever happens, what one of the crowd reduces is what a snapshot would show', () => {
  const people = ['ann', 'bob', 'cid', 'eve', 'lead']
  const id = fc.constantFrom(...people)
  const event: fc.Arbitrary<RoomEvent> = fc.oneof(
    fc.record({ type: fc.constant('member.stage' as const), id, stage: fc.constantFrom('audience' as const, 'invited' as const, 'seated' as const), by: fc.constant(null) }),
    fc.record({ type: fc.constant('member.hand' as const), id, raised: fc.boolean() }),
    fc.record({ type: fc.constant('member.left' as const), id: fc.constantFrom('bob', 'cid', 'eve'), why: fc.constant('left' as const) }),
    fc.record({ type: fc.constant('member.joined' as const), member: fc.constantFrom('bob', 'cid', 'eve').map(listener) }),
    fc.record({ type: fc.constant('member.presence' as const), id, presence: fc.constantFrom('here' as const, 'away' as const) }),
  )
  fc.assert(fc.property(fc.array(event, { maxLength: 40 }), (events) => {
    const { after, notice } = happen(full, events)
    const seen = crowdNotice(notice, 'ann').events.reduce((state, logged) => reduce(state, logged, noLaw), crowdRoom(full, scenario, ann))
    const { members, here: _here, hands: _hands, ...rest } = crowdRoom(after, scenario, ann)
    const byId = (list: RoomState['members']) => list.toSorted((one, other) => one.id.localeCompare(other.id))
    expect({ ...seen, here: undefined, hands: undefined, members: byId(seen.members) }).toEqual({ ...rest, members: byId(members) })
  }), { numRuns: 300 })
})
