import { createScope, type Scope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import { admit, enter } from '../../../../server/src/rooms/admit'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { mayInvite } from '../../../../server/src/rooms/invite'
import { letIn, openFixture, openWorkshop, temporaryDirectory, visitor } from '../../../support/fixture-room'

let scope: Scope
let open: OpenRoom

beforeEach(async () => {
  scope = createScope()
  open = await openFixture(await openWorkshop(temporaryDirectory(scope), scope))
})
afterEach(() => scope.end())

function asked(id: string, role: string | null = null): string {
  const admitted = admit(open.room.current.room, open.room.scenario, visitor(id, role))
  return admitted.ok ? `as ${admitted.value}` : admitted.failure
}

test('the opener leads, everybody else is a guest', () => {
  expect(asked('host')).toBe('as lead')
  expect(asked('ann')).toBe('as guest')
})

test('a role is asked for by name; the host’s own is not given away', () => {
  expect(asked('ann', 'eye')).toBe('as eye')
  expect(asked('ann', 'king')).toBe('room/role-unknown')
  expect(asked('ann', 'lead')).toBe('member/not-allowed')
  expect(asked('host', 'guest')).toBe('as guest')
})

test('a role of power wants an invitation, until one is in', async () => {
  const alone = { ...visitor('ann', 'helper'), invited: false }
  expect(admit(open.room.current.room, open.room.scenario, alone)).toEqual({ ok: false, failure: 'room/role-invitation' })
  expect(asked('ann', 'helper')).toBe('as helper')
  expect(asked('host', 'helper')).toBe('as helper')
  await letIn(open, 'ann', 'helper')
  expect(admit(open.room.current.room, open.room.scenario, alone)).toEqual({ ok: true, value: 'helper' })
})

test('an invitation does not make a host', () => {
  expect(admit(open.room.current.room, open.room.scenario, { ...visitor('ann', 'lead'), invited: true })).toEqual({ ok: false, failure: 'member/not-allowed' })
})

test.each<[by: string, role: string, answer: string | undefined]>([
  ['host', 'helper', undefined],
  ['host', 'king', 'room/role-unknown'],
  ['host', 'lead', 'member/not-allowed'],
  ['host', 'guest', 'member/not-allowed'],
  ['hal', 'helper', 'member/not-allowed'],
  ['ann', 'helper', 'member/not-allowed'],
  ['nobody', 'helper', 'member/not-allowed'],
])('%s inviting to be %s hears %s', async (by, role, answer) => {
  await letIn(open, 'ann')
  await letIn(open, 'hal', 'helper')
  const invited = mayInvite(open.room.current.room, open.room.scenario, by, role)
  expect(invited.ok ? undefined : invited.failure).toBe(answer)
})

test('a role has its limit', async () => {
  await letIn(open, 'eva', 'eye')
  expect(asked('eli', 'eye')).toBe('room/role-full')
  expect(asked('eva', 'eye')).toBe('as eye')
})

test('a full room lets in who is in already, and the host', async () => {
  for (const id of ['ann', 'bob', 'cid', 'dan']) await letIn(open, id)
  await letIn(open, 'eva', 'eye')
  expect(asked('fay')).toBe('room/full')
  expect(asked('ann')).toBe('as guest')
  expect(asked('host')).toBe('as lead')
})

test('who was removed does not come back', async () => {
  await letIn(open, 'ann')
  await open.room.change(() => success([{ type: 'member.left', id: 'ann', why: 'removed' }]))
  expect(asked('ann')).toBe('room/removed')
})

test('nobody enters a room that has ended', async () => {
  await open.room.change(() => success([{ type: 'room.ended', why: 'by-host' }]))
  expect(asked('host')).toBe('room/ended')
})

describe('coming back', () => {
  beforeEach(async () => void (await letIn(open, 'ann')))

  const back = (resuming: boolean, client: 'h5' | 'weapp' = 'h5') => enter(open.room.current.room, open.room.scenario, { ...visitor('ann'), client }, 5, resuming)
  const away = (presence: 'away' | 'phone-call') => open.room.change(() => success([{ type: 'member.presence', id: 'ann', presence }]))

  test('changes nothing for who never was away', () => {
    expect(back(false)).toEqual({ ok: true, value: [] })
  })

  test('ends an absence', async () => {
    await away('away')
    expect(back(true)).toEqual({ ok: true, value: [{ type: 'member.presence', id: 'ann', presence: 'here' }] })
  })

  test('keeps a phone call through a cut, and ends it with a new program', async () => {
    await away('phone-call')
    expect(back(true)).toEqual({ ok: true, value: [] })
    expect(back(false)).toMatchObject({ value: [{ type: 'member.presence', presence: 'here' }] })
  })

  test('on another device keeps role, seat and place in the order', async () => {
    await letIn(open, 'bob')
    const entered = await open.room.change((state, now) => enter(state, open.room.scenario, { ...visitor('ann'), client: 'weapp' }, now, false))
    expect(entered.ok).toBe(true)
    expect(open.room.current.room.members.map(({ id, client, stage }) => [id, client, stage])).toEqual([['ann', 'weapp', 'seated'], ['bob', 'h5', 'seated']])
  })
})
