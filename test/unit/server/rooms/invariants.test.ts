import fc from 'fast-check'
import { failure } from '#shared/kernel/result'
import type { RoomCommand } from '#shared/room/commands'
import { memberOf } from '#shared/room/state'
import { enter } from '../../../../server/src/rooms/admit'
import type { Change } from '../../../../server/src/rooms/change'
import { decide } from '../../../../server/src/rooms/decide'
import { Draft } from '../../../../server/src/rooms/draft'
import { freshSnapshot, type Snapshot } from '../../../../server/src/rooms/snapshot'
import { fixtureScenario as scenario } from '../../../support/fixture-scenario'
import { visitor } from '../../../support/fixture-room'

const PEOPLE = ['host', 'ann', 'bob', 'cid', 'dan', 'eva', 'fay', 'gil']
const who = fc.constantFrom(...PEOPLE)
const onOff = fc.constantFrom('on' as const, 'off' as const)

const command: fc.Arbitrary<RoomCommand> = fc.oneof(
  fc.record({ type: fc.constant('chat.send' as const), text: fc.string({ minLength: 1 }) }),
  fc.record({ type: fc.constant('chat.mute' as const), muted: fc.boolean(), member: fc.option(who, { nil: undefined }) }),
  fc.record({ type: fc.constant('chat.delete' as const), message: fc.nat(40) }),
  fc.record({ type: fc.constant('hand.set' as const), raised: fc.boolean(), member: fc.option(who, { nil: undefined }) }),
  fc.record({ type: fc.constant('media.set' as const), microphone: onOff, camera: onOff }),
  fc.record({ type: fc.constant('presence.set' as const), presence: fc.constantFrom('here' as const, 'background' as const, 'phone-call' as const) }),
  fc.record({ type: fc.constantFrom('stage.invite' as const, 'stage.takeDown' as const, 'member.remove' as const), member: who }),
  fc.record({ type: fc.constant('member.mute' as const), member: who, device: fc.constantFrom('microphone' as const, 'camera' as const) }),
  fc.record({ type: fc.constant('stage.answer' as const), accept: fc.boolean() }),
  fc.record({ type: fc.constantFrom('stage.leave' as const, 'room.leave' as const, 'recording.start' as const, 'recording.stop' as const) }),
  fc.record({ type: fc.constant('law.move' as const), move: fc.jsonValue() as fc.Arbitrary<never> }),
)

type Act = { readonly by: string; readonly act: 'enter'; readonly role: string | null } | { readonly by: string; readonly act: 'ask'; readonly command: RoomCommand }

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ by: who, act: fc.constant('enter' as const), role: fc.constantFrom(null, null, 'guest', 'eye', 'helper', 'lead') }),
  fc.record({ by: who, act: fc.constant('ask' as const), command }),
)

const changeOf = (one: Act): Change => (room, now) => {
  if (one.act === 'enter') return enter(room, scenario, visitor(one.by, one.role), now, false)
  const member = memberOf(room, one.by)
  return member === undefined ? failure('member/not-found') : decide({ room, member, scenario, now, random: () => 0.5, vendorMedia: false }, one.command)
}

const opening = freshSnapshot({ id: 'r', joinCode: '123456', scenario: 'fixture', variant: null, title: '', host: 'host', openedAt: 0, endedAt: null }, scenario.law)

function play(acts: readonly Act[]): { readonly draft: Draft; readonly snapshot: Snapshot } {
  const draft = new Draft({ start: opening, scenario, done: [], at: 1, random: () => 0.5, vendorMedia: false, report: (_what, error) => { throw error } })
  for (const one of acts) draft.try(changeOf(one), null)
  return { draft, snapshot: draft.snapshot }
}

test('whatever people ask, in whatever order: seats, places, roles and numbers stay what they promise', () => {
  fc.assert(fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
    const { draft, snapshot: { room, seq, standing } } = play(acts)
    const others = room.members.filter(({ id }) => id !== 'host')
    expect(room.members.filter(({ stage }) => stage === 'seated').length).toBeLessThanOrEqual(scenario.seats)
    expect(others.length).toBeLessThanOrEqual(scenario.capacity)
    expect(new Set(room.members.map(({ id }) => id)).size).toBe(room.members.length)
    for (const rule of scenario.roles) expect(others.filter(({ role }) => role === rule.id).length).toBeLessThanOrEqual(rule.limit)
    expect(others.filter(({ role }) => role === scenario.hostRole)).toEqual([])
    expect(room.members.filter(({ id }) => room.removed.includes(id))).toEqual([])
    expect(room.removed).not.toContain('host')
    expect(standing.recording).toBe(room.recording?.id ?? null)
    expect(draft.events.map((logged) => logged.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1))
    expect(draft.outcomes).toHaveLength(acts.length)
  }), { numRuns: 300 })
})

test('a room is the same whether its changes were decided in one turn or one by one', () => {
  fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
    let snapshot = opening
    for (const one of acts) {
      const draft = new Draft({ start: snapshot, scenario, done: [], at: 1, random: () => 0.5, vendorMedia: false, report: () => undefined })
      draft.try(changeOf(one), null)
      snapshot = draft.snapshot
    }
    expect(snapshot).toEqual(play(acts).snapshot)
  }), { numRuns: 100 })
})
