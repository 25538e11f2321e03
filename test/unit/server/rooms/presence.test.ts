import { createScope, type Scope } from '#shared/kernel/scope'
import { AWAY_AFTER_MS, SEAT_KEPT_MS } from '#shared/protocol/version'
import { memberOf } from '#shared/room/state'
import { silences, watchPresence } from '../../../../server/src/rooms/presence'
import { letIn, openFixture, openWorkshop, temporaryDirectory, type Workshop } from '../../../support/fixture-room'
import type { OpenRoom } from '../../../../server/src/rooms/rooms'
import { member, room } from '../../../support/room'

describe('silence', () => {
  const after = (presence: 'here' | 'background' | 'phone-call' | 'away', silence: number) =>
    silences(room({ members: [member({ id: 'ann', presence })] }), () => silence).map((event) => (event.type === 'member.left' ? event.why : event.type === 'member.presence' && event.presence))

  test.each([
    ['here', AWAY_AFTER_MS - 1, []],
    ['here', AWAY_AFTER_MS, ['away']],
    ['away', AWAY_AFTER_MS * 2, []],
    ['background', AWAY_AFTER_MS * 2, []],
    ['phone-call', SEAT_KEPT_MS - 1, []],
    ['away', SEAT_KEPT_MS, ['lost']],
    ['phone-call', SEAT_KEPT_MS, ['lost']],
  ] as const)('%s for %d ms becomes %j', (presence, silence, expected) => {
    expect(after(presence, silence)).toEqual(expected)
  })

  test('means nothing in a room that has ended', () => {
    expect(silences(room({ members: [member({ id: 'ann' })], life: { phase: 'ended', why: 'by-host', at: 0 } }), () => SEAT_KEPT_MS)).toEqual([])
  })
})

describe('the watch', () => {
  let scope: Scope
  let workshop: Workshop
  let open: OpenRoom
  beforeEach(async () => {
    scope = createScope()
    workshop = await openWorkshop(temporaryDirectory(scope), scope)
    open = await openFixture(workshop)
    await letIn(open, 'ann')
  })
  afterEach(() => scope.end())
  const ann = () => memberOf(open.room.current.room, 'ann')

  test('shows the silent as away, and a sign of life brings them back', async () => {
    workshop.clock.now += AWAY_AFTER_MS
    await open.presence.sweep()
    expect(ann()).toMatchObject({ presence: 'away', stage: 'seated' })
    open.presence.seen('ann')
    await open.presence.sweep()
    await open.room.change(() => ({ ok: true, value: [] }))
    expect(ann()?.presence).toBe('here')
  })

  test('keeps the seat for two minutes, then lets it go', async () => {
    workshop.clock.now += SEAT_KEPT_MS - 1
    await open.presence.sweep()
    expect(ann()).toBeDefined()
    workshop.clock.now += 1
    await open.presence.sweep()
    expect(ann()).toBeUndefined()
    expect(workshop.orders).toContainEqual(expect.objectContaining({ type: 'revoke', user: 'ann' }))
  })

  test('begins anew with the server: a restart takes nobody’s seat', async () => {
    workshop.clock.now += SEAT_KEPT_MS * 2
    const fresh = watchPresence(open.room, () => workshop.clock.now)
    await fresh.sweep()
    expect(ann()).toMatchObject({ presence: 'here' })
  })
})
