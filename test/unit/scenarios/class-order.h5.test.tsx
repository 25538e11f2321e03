import { act, fireEvent, screen } from '@testing-library/react'
import type { Json } from '#shared/kernel/json'
import type { AttendanceReply } from '#shared/protocol/attendance'
import type { Member, RoomState } from '#shared/room/state'
import type { Services } from '../../../src/call/services'
import { presenceSvg } from '../../../src/scenarios/education/components/attendance/presence-svg'
import ClassRoom from '../../../src/scenarios/education/pages/room'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { member, room } from '../../support/room'
import { openedAt } from '../../support/opened-at'
import { buttons, nameOf, press } from '../../support/press'

beforeEach(() => {
  openedAt({ room: 'room1' })
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_200, height: 640, x: 0, y: 0, top: 0, left: 0, right: 1_200, bottom: 640, toJSON: () => null })
})

const person = (id: string, role: string, change: Partial<Member> = {}) => member({ id, name: id, role, ...change })
const people = [
  person('林老师', 'teacher', { microphone: 'on' }),
  person('陈一诺', 'student', { hand: 9 }),
  person('王子涵', 'student', { stage: 'audience', hand: 5 }),
  person('周小满', 'student', { stage: 'audience' }),
  person('巡课员', 'inspector', { stage: 'audience' }),
]
const lesson = (law: Json = {}, change: Partial<RoomState> = {}) => room({ host: '林老师', members: people, law, ...change })

async function show(state: RoomState, you: string, given: Partial<Services> = {}, wishes = false) {
  const parts = await visitTo(education, state, you, { microphone: wishes, camera: wishes })
  const services = fakeServices(given)
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<ClassRoom />, services))
  return parts
}
const called = (name: string | RegExp) => buttons().filter((one) => (typeof name === 'string' ? nameOf(one) === name : name.test(nameOf(one))))
const openWay = async (name: string | RegExp) => {
  await press('更多')
  await press(name)
}
const moved = (part: string, move: Json) => ({ type: 'law.move', move: { part, move } })
const running = (change: Record<string, Json> = {}): Json => ({ turns: { phase: 'running', seconds: 60, after: 'mute', member: '陈一诺', until: Date.now() + 40_000, waiting: ['王子涵', '周小满'], ...change } })

test('who waits with a raised hand is told their place', async () => {
  await show(lesson(), '陈一诺')
  expect(screen.getByText('手已举起，你排在第 2 位')).toBeTruthy()
})

describe('turns', () => {
  test('are started in the order of the hands, with a time and what comes afterwards', async () => {
    const { signaling } = await show(lesson(), '林老师')
    await openWay('轮流上麦')
    expect(called('按举手先后 · 2 人')[0]?.getAttribute('aria-pressed')).toBe('true')
    fireEvent.change(screen.getByLabelText('每人多久'), { target: { value: '90' } })
    await press('请下台')
    await press('开始轮流')
    expect(signaling.commands).toContainEqual(moved('turns', { type: 'start', seconds: 90, after: 'take-down', order: 'hands' }))
  })

  test('are started with those who are pressed, in that order', async () => {
    const { signaling } = await show(lesson(), '林老师')
    await openWay('轮流上麦')
    await press('自己挑 · 0 人')
    expect(called('开始轮流')[0]?.hasAttribute('disabled')).toBe(true)
    await press('周小满')
    await press('陈一诺')
    await press('开始轮流')
    expect(signaling.commands).toContainEqual(moved('turns', { type: 'start', seconds: 60, after: 'mute', order: ['周小满', '陈一诺'] }))
  })

  test('are led by who teaches', async () => {
    const { signaling } = await show(lesson(running()), '林老师')
    expect(screen.getByText('现在发言：陈一诺')).toBeTruthy()
    expect(screen.getByText('下一位：王子涵')).toBeTruthy()
    await press('加 30 秒')
    await press('下一位')
    await press('停止')
    await openWay('轮流上麦')
    await press('跳过 周小满')
    expect(signaling.commands.slice(-4)).toEqual([moved('turns', { type: 'more', member: '陈一诺' }), moved('turns', { type: 'next', member: '陈一诺' }), moved('turns', { type: 'stop' }), moved('turns', { type: 'skip', member: '周小满' })])
  })

  test('are told to whose turn it is, who opens the microphone and may end early', async () => {
    const { signaling, media } = await show(lesson(running()), '陈一诺')
    expect(screen.getByText('轮到你了')).toBeTruthy()
    expect(media.asked.some(([what]) => what === 'publish')).toBe(false)
    await press('打开麦克风')
    expect(media.asked.some(([what]) => what === 'publish')).toBe(true)
    await press('说完了')
    expect(signaling.commands).toContainEqual(moved('turns', { type: 'next', member: '陈一诺' }))
  })

  test('tell the others how many are before them, and let them lead nothing', async () => {
    await show(lesson(running()), '周小满')
    expect(screen.getByText('你前面还有 2 位')).toBeTruthy()
    expect(called(/^(下一位|说完了)$/)).toEqual([])
  })

  test('say when the stage is full', async () => {
    await show(lesson(running({ member: '王子涵', waiting: [] })), '林老师')
    expect(screen.getByText(/台上满了，王子涵 上不来/)).toBeTruthy()
  })
})

test('who is seated by the law sends nothing until they turn it on', async () => {
  const { signaling, media, session } = await show(lesson(), '周小满', {}, true)
  const published = () => media.asked.filter(([what]) => what === 'publish')
  act(() => signaling.happen({ type: 'member.stage', id: '周小满', stage: 'seated', by: null }))
  expect(published()).toEqual([])
  await act(() => session.setMicrophone(true))
  expect(published()).toEqual([['publish', 'camera', expect.objectContaining({ microphone: true, camera: false })]])
})

test('who was asked and said yes sends what they wished', async () => {
  const { signaling, media } = await show(lesson(), '周小满', {}, true)
  act(() => signaling.happen({ type: 'member.stage', id: '周小满', stage: 'invited', by: null }, { type: 'member.stage', id: '周小满', stage: 'seated', by: '周小满' }))
  expect(media.asked).toContainEqual(['publish', 'camera', expect.objectContaining({ microphone: true, camera: true })])
})

test('seats fill by themselves where who teaches wants it', async () => {
  const { signaling } = await show(lesson({ seats: { fill: false, asked: [] } }), '林老师')
  await openWay('空位自动请举手的人 · 关')
  expect(signaling.commands).toContainEqual(moved('seats', { fill: true }))
  act(() => signaling.happen({ type: 'law.happened', happening: { part: 'seats', happening: { type: 'filling', on: true } } }))
  expect(called('空位自动请举手的人 · 开')).toHaveLength(1)
})

describe('the roll call', () => {
  const open = (called: readonly string[], answered: readonly string[]): Json => ({ roll: { open: { at: 1, until: Date.now() + 20_000, called, answered }, past: [] } })

  test('is started and watched by who teaches', async () => {
    const { signaling } = await show(lesson(), '林老师')
    await openWay('点名')
    await press('开始点名')
    expect(signaling.commands).toContainEqual(moved('roll', { type: 'call', seconds: 30 }))
    act(() => signaling.happen(
      { type: 'law.happened', happening: { part: 'roll', happening: { type: 'called', at: 1, until: Date.now() + 20_000, members: ['陈一诺', '王子涵'] } } },
      { type: 'law.happened', happening: { part: 'roll', happening: { type: 'answered', member: '王子涵' } } },
    ))
    expect(screen.getByText('已到 1 / 2')).toBeTruthy()
    expect(screen.getByText('还没答')).toBeTruthy()
    act(() => signaling.happen({ type: 'law.happened', happening: { part: 'roll', happening: { type: 'closed' } } }))
    expect(screen.getByText('未到：陈一诺')).toBeTruthy()
  })

  test('asks a student, who answers once and sees nobody else', async () => {
    const { signaling } = await show(lesson(open(['陈一诺'], [])), '陈一诺')
    await press(/^到（\d+）$/)
    expect(signaling.commands).toContainEqual(moved('roll', { type: 'here' }))
    act(() => signaling.happen({ type: 'law.happened', happening: { part: 'roll', happening: { type: 'answered', member: '陈一诺' } } }))
    expect(screen.getByText('已答到')).toBeTruthy()
    expect(called(/^到/)).toEqual([])
    expect(screen.queryByText(/已到/)).toBeNull()
  })

  test('is seen by an inspector, who starts and ends none', async () => {
    await show(lesson(open(['陈一诺', '王子涵'], ['陈一诺'])), '巡课员')
    await press('看名单')
    expect(screen.getByText('已到 1 / 2')).toBeTruthy()
    expect(called('结束点名')).toEqual([])
  })
})

test('an inspector is told that everybody sees them, and finds neither hand nor chat nor devices', async () => {
  await show(lesson(), '巡课员')
  expect(screen.getByText(/^你在巡课/)).toBeTruthy()
  expect(called(/举手|静音|开麦克风|摄像头/)).toEqual([])
  await press('聊天')
  expect(screen.getByText('这里只能看消息')).toBeTruthy()
})

describe('the attendance', () => {
  const reply: AttendanceReply = {
    room: 'room1', title: 'Algebra', from: 0, to: 600_000,
    people: [
      { member: '林老师', name: '林老师', role: 'teacher', firstAt: 0, lastAt: 600_000, presentMs: 600_000, away: 0, background: 0, spans: [{ from: 0, to: 600_000 }] },
      { member: '陈一诺', name: '陈一诺', role: 'student', firstAt: 60_000, lastAt: 600_000, presentMs: 480_000, away: 1, background: 2, spans: [{ from: 60_000, to: 120_000 }, { from: 180_000, to: 600_000 }] },
    ],
    rollCalls: [{ at: 300_000, called: ['陈一诺'], answered: ['陈一诺'] }],
  }
  const given = (body: unknown, status = 200): Partial<Services> => ({ ask: async () => ({ status, body: JSON.parse(JSON.stringify(body)) }), identity: { current: () => ({ token: 't', user: { id: '林老师', name: '林老师' } }), signIn: async () => ({ ok: false, failure: 'server/unreachable' }), renew: async () => ({ ok: false, failure: 'server/unreachable' }) } })

  test('shows students first, with minutes, absences, roll calls and a drawn bar', async () => {
    await show(lesson(), '林老师', given(reply))
    await openWay('考勤')
    expect(await screen.findByText('在场 8 分钟 · 离开 1 次 · 切后台 2 次 · 点名 1 / 1')).toBeTruthy()
    const bars = screen.getAllByRole('img', { name: /的在场时间$/ })
    expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual(['陈一诺 的在场时间', '林老师 的在场时间'])
  })

  test('says in a sentence why it is not there', async () => {
    await show(lesson(), '林老师', given({ code: 'member/not-allowed', message: '' }, 403))
    await openWay('考勤')
    expect(await screen.findByText('你的身份不能做这件事，可以请主持人来')).toBeTruthy()
  })

  test('is nothing that a student finds', async () => {
    await show(lesson(), '陈一诺')
    await press('更多')
    expect(called(/考勤|点名|轮流|空位/)).toEqual([])
  })

  test('a bar has a stretch for each span, and even a short one is seen', () => {
    const svg = presenceSvg([{ from: 0, to: 1 }, { from: 500, to: 1_000 }], 0, 1_000)
    expect(svg).toContain('<rect x="0" width="1" ')
    expect(svg).toContain('<rect x="100" width="100" ')
  })
})
