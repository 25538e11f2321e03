import { act, fireEvent, screen } from '@testing-library/react'
import type { ChatMessage, Member, RoomState } from '#shared/room/state'
import { Room } from '../../../src/call/room'
import { useVisit } from '../../../src/call/use-visit'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { member, room } from '../../support/room'
import { openedAt } from '../../support/opened-at'

beforeEach(() => openedAt({ room: 'room1' }))

const Page = () => <Room visit={useVisit(education)} />
const person = (id: string, role: string, change: Partial<Member> = {}) => member({ id, name: id, role, ...change })
const said = (seq: number, from: string, text: string, ago = 0): ChatMessage => ({ seq, from, name: from, text, at: Date.now() - ago })
const lesson = (change: Partial<RoomState> = {}) => room({ host: '林老师', members: [person('林老师', 'teacher'), person('陈一诺', 'student')], ...change })

async function show(state: RoomState, you: string) {
  const parts = await visitTo(education, state, you)
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<Page />, services))
  return parts
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

describe('the chat', () => {
  test('is shut for all by who keeps order, who writes on', async () => {
    const { signaling } = await show(lesson(), '林老师')
    await press('聊天')
    await press('全员禁言')
    expect(signaling.commands).toContainEqual({ type: 'chat.mute', muted: true })
    act(() => signaling.happen({ type: 'chat.muted', muted: true, member: null, by: '林老师' }))
    expect(screen.getByPlaceholderText('说点什么')).toBeTruthy()
    await press('解除全员禁言')
    expect(signaling.commands).toContainEqual({ type: 'chat.mute', muted: false })
  })

  test('says who is silent why, and offers no way to shut it', async () => {
    const { signaling } = await show(lesson(), '陈一诺')
    await press('聊天')
    expect(screen.queryByRole('button', { name: '全员禁言' })).toBeNull()
    act(() => signaling.happen({ type: 'chat.muted', muted: true, member: null, by: '林老师' }))
    expect(screen.getByText('全员禁言中，暂时不能发消息')).toBeTruthy()
    act(() => signaling.happen({ type: 'chat.muted', muted: false, member: null, by: '林老师' }, { type: 'chat.muted', muted: true, member: '陈一诺', by: '林老师' }))
    expect(screen.getByText('主持人关了你的聊天，暂时不能发消息')).toBeTruthy()
    expect(screen.getByText('主持人关了你的聊天')).toBeTruthy()
    expect(screen.queryByPlaceholderText('说点什么')).toBeNull()
  })

  test('lets one message be deleted after a question; its text is gone from the page', async () => {
    const { signaling } = await show(lesson({ chat: [said(1, '陈一诺', '一句气话')] }), '林老师')
    await press('聊天')
    await press('删除 陈一诺 的消息')
    await press('删除')
    expect(signaling.commands).toContainEqual({ type: 'chat.delete', message: 1 })
    act(() => signaling.happen({ type: 'chat.deleted', message: 1, by: '林老师' }))
    expect(screen.queryByText('一句气话')).toBeNull()
    expect(screen.getByText('已删除')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '删除 陈一诺 的消息' })).toBeNull()
  })

  test('lets a student take back their own for two minutes, and nobody else’s', async () => {
    await show(lesson({ chat: [said(1, '陈一诺', '早', 121_000), said(2, '林老师', '好'), said(3, '陈一诺', '在')] }), '陈一诺')
    await press('聊天')
    expect(screen.getAllByRole('button', { name: /的消息$/ })).toHaveLength(1)
  })

  test('shows no news of what was deleted unread', async () => {
    const { signaling } = await show(lesson(), '林老师')
    act(() => signaling.happen({ type: 'chat.sent', from: '陈一诺', name: '陈一诺', text: '嗯' }))
    expect(screen.getByRole('button', { name: '聊天 · 有新消息' })).toBeTruthy()
    act(() => signaling.happen({ type: 'chat.deleted', message: 1, by: '陈一诺' }))
    expect(screen.getByRole('button', { name: '聊天' })).toBeTruthy()
  })
})

describe('the members’ panel', () => {
  const waiting = lesson({ members: [person('林老师', 'teacher'), person('王子涵', 'student', { stage: 'audience', hand: 9 }), person('陈一诺', 'student', { stage: 'audience', hand: 5 }), person('周小满', 'student', { hand: 7 })] })

  test('has raised hands first, by time, and invites the first by one press', async () => {
    const { signaling } = await show(waiting, '林老师')
    await press('成员')
    expect(screen.getAllByText(/^第 \d 位/).map(({ textContent }) => textContent)).toEqual(['第 1 位 · 学生', '第 2 位 · 学生', '第 3 位 · 学生'])
    await press('请第一位上台：陈一诺')
    expect(signaling.commands).toContainEqual({ type: 'stage.invite', member: '陈一诺' })
  })

  test('gives a student nobody to invite', async () => {
    await show(waiting, '陈一诺')
    await press('成员')
    expect(screen.queryByRole('button', { name: /请第一位上台/ })).toBeNull()
  })

  test('mutes one member’s chat, shows it, and takes an invitation back', async () => {
    const { signaling } = await show(lesson({ members: [person('林老师', 'teacher'), person('陈一诺', 'student', { stage: 'invited' })] }), '林老师')
    await press('成员')
    await press('陈一诺')
    await press('禁言')
    expect(signaling.commands).toContainEqual({ type: 'chat.mute', muted: true, member: '陈一诺' })
    act(() => signaling.happen({ type: 'chat.muted', muted: true, member: '陈一诺', by: '林老师' }))
    expect(screen.getByText(/已禁言/)).toBeTruthy()
    await press('收回邀请')
    expect(signaling.commands).toContainEqual({ type: 'stage.takeDown', member: '陈一诺' })
  })
})
