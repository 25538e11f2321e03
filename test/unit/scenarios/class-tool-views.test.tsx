import { act, fireEvent, screen, within } from '@testing-library/react'
import { success } from '#shared/kernel/result'
import type { RoomState } from '#shared/room/state'
import type { Json } from '#shared/kernel/json'
import ClassRoom from '../../../src/scenarios/education/pages/room'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { buttons, hasButton, nameOf, press } from '../../support/press'
import { member, room } from '../../support/room'

beforeEach(() => {
  openedAt({ room: 'room1' })
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_200, height: 640, x: 0, y: 0, top: 0, left: 0, right: 1_200, bottom: 640, toJSON: () => null })
})
afterEach(() => jest.useRealTimers())

const lesson = (law: Json = {}): RoomState => room({
  members: [member({ id: 'lin', name: '林老师', role: 'teacher' }), member({ id: 'ann', name: '陈一诺' }), member({ id: 'bob', name: '王子涵', stage: 'audience' })],
  host: 'lin', law,
})

async function show(state: RoomState, you: string) {
  const parts = await visitTo(education, state, you)
  const playChime = jest.fn()
  const services = fakeServices({ playChime })
  services.parcel.put('room1', parts.visit)
  let unmount = () => undefined as void
  await act(async () => void ({ unmount } = renderPage(<ClassRoom />, services)))
  return { ...parts, services, playChime, unmount: () => unmount() }
}

const happens = (part: string, happening: Json) => ({ type: 'law.happened', happening: { part, happening } }) as const
const moveOf = (part: string, move: Json) => ({ type: 'law.move', move: { part, move } })
/** WeChat's fields have no label. */
const field = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`) ?? document.body
async function openTool(name: string) {
  await press('工具')
  await press(name)
}

describe('the toolbox', () => {
  test('is a button of the bar for who teaches, and for students a line under "more" with what is theirs', async () => {
    await show(lesson(), 'ann')
    expect(hasButton('工具')).toBe(false)
    await press('更多')
    await press('工具')
    expect(buttons(screen.getByRole('complementary', { name: '工具' })).map(nameOf)).toEqual(['关闭', '答题', '奖杯', '笔记'])
  })
})

describe('a countdown', () => {
  test('starts from a preset or from any time, and refuses none', async () => {
    const { signaling } = await show(lesson(), 'lin')
    await openTool('倒计时')
    await press('3 分钟')
    fireEvent.change(field('countdown-minutes'), { target: { value: '1' } })
    fireEvent.change(field('countdown-seconds'), { target: { value: '30' } })
    await press('开始')
    expect(signaling.commands).toContainEqual(moveOf('countdown', { type: 'start', seconds: 180 }))
    expect(signaling.commands).toContainEqual(moveOf('countdown', { type: 'start', seconds: 90 }))
    fireEvent.change(field('countdown-minutes'), { target: { value: 'x' } })
    await press('开始')
    expect(screen.getByText('写 1 秒到 3 小时之间的时间')).toBeTruthy()
  })

  test('is seen by a student, who can’t steer it, and heard when it is over', async () => {
    const { signaling, playChime } = await show(lesson({ countdown: { phase: 'paused', id: 5, leftMs: 65_000 } }), 'ann')
    expect(screen.getByRole('timer', { name: '倒计时剩 01:05' })).toBeTruthy()
    expect(hasButton('继续')).toBe(false)
    act(() => signaling.happen(happens('countdown', { countdown: { phase: 'over', id: 5, until: 9 } })))
    expect(screen.getByText('时间到')).toBeTruthy()
    expect(playChime).toHaveBeenCalledWith('time')
    act(() => signaling.happen(happens('countdown', { countdown: { phase: 'none' } })))
    expect(screen.queryByRole('timer')).toBeNull()
  })

  test('is paused, made longer and stopped by who teaches', async () => {
    const { signaling } = await show(lesson({ countdown: { phase: 'running', id: 5, until: Date.now() + 60_000 } }), 'lin')
    for (const name of ['暂停', '加 1 分钟', '停止']) await press(name)
    expect(signaling.commands.filter(({ type }) => type === 'law.move')).toEqual([{ type: 'pause' }, { type: 'add', seconds: 60 }, { type: 'stop' }].map((move) => moveOf('countdown', move)))
  })
})

describe('a random pick', () => {
  const picked = (id: number, one: string, name: string) => happens('pick', { type: 'picked', picked: { id, member: one, name, at: Date.now() }, anew: false })

  test('is told to everybody by name, and to the picked one as theirs', async () => {
    const { signaling, playChime } = await show(lesson(), 'bob')
    act(() => signaling.happen(picked(1, 'ann', '陈一诺')))
    expect(screen.getByText('点到了 陈一诺')).toBeTruthy()
    expect(screen.queryByText('点到你了')).toBeNull()
    expect(playChime).not.toHaveBeenCalled()
    act(() => signaling.happen(picked(2, 'bob', '王子涵')))
    expect(screen.getByText('点到你了')).toBeTruthy()
    expect(playChime).toHaveBeenCalledWith('turn')
    expect(hasButton('请上台')).toBe(false)
  })

  test('lets who teaches pick, invite whom it fell on, and put the name away', async () => {
    const { signaling } = await show(lesson(), 'lin')
    await openTool('随机点名')
    await press('点一位学生')
    await press('关闭')
    act(() => signaling.happen(picked(1, 'bob', '王子涵')))
    for (const name of ['请上台', '再点一位', '收起']) await press(name)
    expect(signaling.commands).toContainEqual({ type: 'stage.invite', member: 'bob' })
    expect(signaling.commands.filter(({ type }) => type === 'law.move')).toEqual(['pick', 'pick', 'put-away'].map((type) => moveOf('pick', { type })))
  })
})

describe('trophies', () => {
  const law = { trophies: { owners: { ann: { name: '陈一诺', count: 2 } }, given: 2, last: ['ann'] } }

  test('stand behind the name on the tile, and in the list of members', async () => {
    await show(lesson(law), 'bob')
    expect(within(screen.getByRole('group', { name: '陈一诺' })).getByRole('img', { name: '陈一诺 有 2 个奖杯' })).toBeTruthy()
    await press('成员')
    expect(within(document.querySelector<HTMLElement>('#member-ann')!).getByRole('img', { name: '陈一诺 有 2 个奖杯' })).toBeTruthy()
    expect(hasButton('给 陈一诺 发奖杯')).toBe(false)
  })

  test('are given from the list, to all on stage, and taken back', async () => {
    const { signaling } = await show(lesson(law), 'lin')
    await press('成员')
    await press('给 王子涵 发奖杯', document.querySelector('#member-bob')!)
    expect(hasButton(/发奖杯/, document.querySelector('#member-lin')!)).toBe(false)
    await openTool('奖杯')
    await press('给台上的学生每人一个')
    await press('收回 陈一诺 的一个奖杯')
    expect(signaling.commands.filter(({ type }) => type === 'law.move')).toEqual([{ type: 'give', member: 'bob' }, { type: 'give-stage' }, { type: 'take-back', member: 'ann' }].map((move) => moveOf('trophies', move)))
  })

  test('are celebrated for a moment when they are given, and not on arrival', async () => {
    const { signaling } = await show(lesson(law), 'bob')
    expect(document.querySelector('#celebration')).toBeNull()
    jest.useFakeTimers()
    act(() => signaling.happen(happens('trophies', { type: 'given', to: [{ id: 'bob', name: '王子涵' }] })))
    expect(document.querySelector('#celebration')?.textContent).toBe('王子涵 得到奖杯')
    act(() => void jest.advanceTimersByTime(3_000))
    expect(document.querySelector('#celebration')).toBeNull()
  })
})

describe('notes', () => {
  const notes = (text: string, revision: number, by = 'zoe', name = '周助教') => ({ text, revision, by, name })
  const write = (text: string) => act(async () => void fireEvent.change(field('notes-text'), { target: { value: text } }))
  const pause = () => act(async () => void jest.advanceTimersByTime(1_500))
  const writings = (commands: readonly object[]) => commands.flatMap((command) => ('move' in command ? [(command.move as { readonly move: Json }).move] : []))

  test('are read by students, lines and all', async () => {
    await show(lesson({ notes: notes('一\n二', 1) }), 'ann')
    await press('更多')
    await openTool('笔记')
    expect(document.querySelector('#notes-read')?.textContent).toBe('一\n二')
    expect(document.querySelector('textarea')).toBeNull()
  })

  test('of one’s own stay on this device, by room', async () => {
    const { services, signaling } = await show(lesson(), 'ann')
    await press('更多')
    await openTool('笔记')
    await press('我的笔记')
    fireEvent.change(field('notes-own'), { target: { value: '问问斜率' } })
    expect(services.storage.read('notes-room1')).toBe('问问斜率')
    expect(screen.getByText(/只存在这台设备上/)).toBeTruthy()
    expect(signaling.commands.filter(({ type }) => type === 'law.move')).toEqual([])
  })

  test('are saved when the writer pauses, and once', async () => {
    const { signaling } = await show(lesson({ notes: notes('一', 1) }), 'lin')
    await openTool('笔记')
    jest.useFakeTimers()
    await write('一二')
    await write('一二三')
    expect(writings(signaling.commands)).toEqual([])
    await pause()
    act(() => signaling.happen(happens('notes', notes('一二三', 2, 'lin', '林老师'))))
    await pause()
    expect(writings(signaling.commands)).toEqual([{ text: '一二三', revision: 1 }])
    expect(screen.getByText('已保存，全班可见 · 林老师 写的')).toBeTruthy()
  })

  test('that another changed meanwhile are not written over unseen', async () => {
    const { signaling } = await show(lesson({ notes: notes('一', 1) }), 'lin')
    await openTool('笔记')
    jest.useFakeTimers()
    await write('一 我的')
    act(() => signaling.happen(happens('notes', notes('一 对方的', 2))))
    await pause()
    expect(writings(signaling.commands)).toEqual([])
    expect(screen.getByText('周助教 刚刚也改了笔记')).toBeTruthy()
    await press('用我的')
    await pause()
    expect(writings(signaling.commands)).toEqual([{ text: '一 我的', revision: 2 }])
  })

  test('of another may be taken instead', async () => {
    const { signaling } = await show(lesson({ notes: notes('一', 1) }), 'lin')
    await openTool('笔记')
    await write('一 我的')
    act(() => signaling.happen(happens('notes', notes('一 对方的', 2))))
    await press('用对方的')
    expect(document.querySelector<HTMLTextAreaElement>('#notes-text')?.value).toBe('一 对方的')
    await press('关闭')
    expect(writings(signaling.commands)).toEqual([])
  })

  test('that are still being written are saved when the panel closes', async () => {
    const { signaling } = await show(lesson(), 'lin')
    await openTool('笔记')
    await write('一')
    await press('关闭')
    expect(writings(signaling.commands)).toEqual([{ text: '一', revision: 0 }])
  })

  test('that were refused say so, and are tried again with the next letter', async () => {
    const { signaling } = await show(lesson(), 'lin')
    await openTool('笔记')
    jest.useFakeTimers()
    signaling.answer({ ok: false, failure: 'server/busy' })
    await write('一')
    await pause()
    expect(screen.getByText('没有存成，接着写会再试')).toBeTruthy()
    signaling.answer(success(undefined))
    await write('一二')
    await pause()
    expect(writings(signaling.commands)).toEqual([{ text: '一', revision: 0 }, { text: '一二', revision: 0 }])
  })
})
