import { act, fireEvent, screen, within } from '@testing-library/react'
import type { ReactElement } from 'react'
import type { Member, RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import ClaimRoom from '../../../src/scenarios/claims/pages/room'
import { claims } from '../../../src/scenarios/claims/manifest'
import ClawRoom from '../../../src/scenarios/claw/pages/room'
import { claw } from '../../../src/scenarios/claw/manifest'
import ClassRoom from '../../../src/scenarios/education/pages/room'
import { education } from '../../../src/scenarios/education/manifest'
import { opening } from '../../../src/scenarios/claw/law/state'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { member, room } from '../../support/room'
import { openedAt } from '../../support/opened-at'

beforeEach(() => {
  openedAt({ room: 'room1' })
  // jsdom lays nothing out: every element is a desktop's stage.
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_200, height: 640, x: 0, y: 0, top: 0, left: 0, right: 1_200, bottom: 640, toJSON: () => null })
})

async function show(page: ReactElement, scenario: ScenarioManifest, state: RoomState, you: string) {
  const parts = await visitTo(scenario, state, you)
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(page, services))
  return parts
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => act(async () => void fireEvent.click(button(name)))
const person = (id: string, role: string, change: Partial<Member> = {}) => member({ id, name: id, role, ...change })

describe('a class', () => {
  const lesson = room({ members: [person('林老师', 'teacher', { microphone: 'on' }), person('陈一诺', 'student', { hand: 5 })], host: '林老师', law: { spotlight: null } })

  test('shows everybody on stage by name, with microphone and hand', async () => {
    await show(<ClassRoom />, education, lesson, '林老师')
    expect(screen.getByRole('group', { name: '林老师（你）' })).toBeTruthy()
    expect(within(screen.getByRole('group', { name: '陈一诺' })).getByRole('img', { name: '举手中' })).toBeTruthy()
    expect(screen.getByRole('toolbar', { name: '通话控制' })).toBeTruthy()
  })

  test('lets the teacher put a student in the middle, and a student not', async () => {
    const { signaling } = await show(<ClassRoom />, education, lesson, '林老师')
    const tile = within(screen.getByRole('group', { name: '陈一诺' }))
    await act(async () => void fireEvent.click(tile.getByRole('button', { name: '放到中间' })))
    expect(signaling.commands).toContainEqual({ type: 'law.move', move: { part: 'spotlight', move: { member: '陈一诺' } } })
  })

  test('offers a student no spotlight', async () => {
    await show(<ClassRoom />, education, lesson, '陈一诺')
    expect(screen.queryByRole('button', { name: '放到中间' })).toBeNull()
  })

  test('tells a lonely teacher to share the room', async () => {
    await show(<ClassRoom />, education, room({ members: [person('林老师', 'teacher')], host: '林老师' }), '林老师')
    expect(screen.getByText('教室已经开好，把房间号发给学生吧')).toBeTruthy()
  })

  test('tells a listener to raise a hand', async () => {
    const listener = person('陈一诺', 'student', { stage: 'audience' })
    const { signaling } = await show(<ClassRoom />, education, room({ members: [person('林老师', 'teacher'), listener], host: '林老师' }), '陈一诺')
    expect(screen.queryByRole('button', { name: '静音' })).toBeNull()
    await press('举手')
    expect(signaling.commands).toContainEqual({ type: 'hand.set', raised: true })
  })
})

describe('a claim', () => {
  const claim = room({ scenario: 'claims', host: '周定损', members: [person('周定损', 'adjuster'), person('何先生', 'owner')], law: { seen: ['plate'], asked: null } })

  test('lets the adjuster ask for a view and tick it', async () => {
    const { signaling } = await show(<ClaimRoom />, claims, claim, '周定损')
    expect(screen.getByText(/已看 1 \/ 8/)).toBeTruthy()
    await press('车架号 · 请车主拍这里')
    expect(signaling.commands).toContainEqual({ type: 'law.move', move: { type: 'ask', view: 'vin' } })
    act(() => signaling.happen({ type: 'law.happened', happening: { type: 'asked', view: 'vin' } }))
    await press('车架号 · 看清了')
    expect(signaling.commands).toContainEqual({ type: 'law.move', move: { type: 'tick', view: 'vin', seen: true } })
  })

  test('tells the owner what the adjuster wants to see, and gives no list to press', async () => {
    const { signaling } = await show(<ClaimRoom />, claims, claim, '何先生')
    act(() => signaling.happen({ type: 'law.happened', happening: { type: 'asked', view: 'damage-near' } }))
    expect(screen.getByText('定损员想看：损伤近景')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /车架号/ })).toBeNull()
  })
})

describe('a claw machine', () => {
  const machine = room({
    scenario: 'claw', host: '店主', law: opening,
    members: [person('店主', 'operator'), person('小雨', 'player', { stage: 'audience' }), person('阿强', 'player', { stage: 'audience' })],
    streams: [{ id: 'front', owner: '店主', source: 'front', via: 'webrtc', video: true, audio: false }],
  })
  const offered = { type: 'law.happened', happening: { type: 'offered', turnId: 1, player: '小雨', until: Date.now() + 10_000 } } as const
  const started = { type: 'law.happened', happening: { type: 'started', turnId: 1, player: '小雨', until: Date.now() + 30_000 } } as const

  test('lets a player queue, begin, steer and grab, each step with its number', async () => {
    const { signaling } = await show(<ClawRoom />, claw, machine, '小雨')
    await press(/排队玩一次/)
    act(() => signaling.happen({ type: 'law.happened', happening: { type: 'queued', member: '小雨' } }, offered))
    await press('开始')
    act(() => signaling.happen(started))
    const left = button('向左')
    act(() => {
      fireEvent.touchStart(left)
      fireEvent.keyDown(left, { key: 'Enter' })
      fireEvent.touchEnd(left)
      fireEvent.keyUp(left, { key: 'Enter' })
    })
    await press('下爪')
    expect(signaling.commands.filter(({ type }) => type === 'law.move').map((command) => 'move' in command && command.move)).toEqual([
      { type: 'queue' },
      { type: 'confirm', turnId: 1 },
      { type: 'steer', turnId: 1, number: 1, direction: 'left' },
      { type: 'grab', turnId: 1, number: 2 },
    ])
  })

  test('shows the others who plays, and their own place', async () => {
    const { signaling } = await show(<ClawRoom />, claw, machine, '阿强')
    act(() => signaling.happen(offered, started, { type: 'law.happened', happening: { type: 'queued', member: '阿强' } }))
    expect(screen.getByText('小雨 正在玩')).toBeTruthy()
    expect(button(/你排在第 1 位/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '下爪' })).toBeNull()
  })

  test('lets the operator tell the result', async () => {
    const { signaling } = await show(<ClawRoom />, claw, machine, '店主')
    act(() => signaling.happen(offered, started, { type: 'law.happened', happening: { type: 'grabbed', turnId: 1, number: 1, until: Date.now() + 8_000, by: 'player' } }))
    await press('抓到了')
    expect(signaling.commands).toContainEqual({ type: 'law.move', move: { type: 'report', turnId: 1, won: true } })
  })

  test('says so while no camera is connected', async () => {
    await show(<ClawRoom />, claw, { ...machine, streams: [] }, '小雨')
    expect(screen.getByText('机器的摄像头还没接通')).toBeTruthy()
  })
})
