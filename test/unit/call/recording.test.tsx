import { act, fireEvent, screen, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { RoomEvent } from '#shared/room/events'
import type { RoomState } from '#shared/room/state'
import { Room } from '../../../src/call/room'
import { dayTime, lasting } from '../../../src/call/when'
import { useVisit } from '../../../src/call/use-visit'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { member, room } from '../../support/room'

beforeEach(() => openedAt({ room: 'room1' }))
afterEach(() => void jest.useRealTimers())

const Page = () => <Room visit={useVisit(education)} />
const teacher = member({ id: 'lin', name: '林老师', role: 'teacher' })
const student = member({ id: 'chen', name: '陈一诺' })
const RUNNING = { id: 'r1', startedAt: 0, by: 'lin' }
const started: RoomEvent = { type: 'recording.started', id: 'r1', by: 'lin' }
const stopped = (why: 'by-member' | 'disk-full' | 'fault'): RoomEvent => ({ type: 'recording.stopped', id: 'r1', why, by: why === 'by-member' ? 'lin' : null })

async function show(you: string, change: Partial<RoomState> = {}) {
  const parts = await visitTo(education, room({ host: 'lin', members: [teacher, student], ...change }), you)
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<Page />, services))
  return parts
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const happen = ({ signaling }: Awaited<ReturnType<typeof show>>, event: RoomEvent) => act(() => signaling.happen(event))

test('who may record starts at once, and is asked before it stops', async () => {
  const parts = await show('lin')
  await press('更多')
  await press('录制')
  expect(parts.signaling.commands).toContainEqual({ type: 'recording.start' })
  happen(parts, started)
  await press('更多')
  await press('停止录制')
  expect(parts.signaling.commands).not.toContainEqual({ type: 'recording.stop' })
  await press('停止录制')
  expect(parts.signaling.commands).toContainEqual({ type: 'recording.stop' })
})

test('a student finds no such button, and sees all the same that it is recorded', async () => {
  const parts = await show('chen')
  await press('更多')
  expect(screen.queryByRole('button', { name: '录制' })).toBeNull()
  happen(parts, started)
  expect(screen.getByRole('img', { name: '录制中' })).toBeTruthy()
  expect(screen.getByText('林老师开始录制')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '停止录制' })).toBeNull()
})

test('who comes into a recorded room sees it at once, and how long it runs', async () => {
  jest.useFakeTimers({ now: 187_000 })
  await show('chen', { recording: RUNNING })
  const badge = within(screen.getByRole('img', { name: '录制中' }))
  expect(badge.getByText('03:07')).toBeTruthy()
  act(() => jest.advanceTimersByTime(2_000))
  expect(badge.getByText('03:09')).toBeTruthy()
})

test('while the gateway is away the badge says that nothing is recorded, until it is back', async () => {
  const parts = await show('chen', { recording: RUNNING })
  happen(parts, { type: 'gateway.renewed', epoch: null })
  expect(screen.getByRole('img', { name: '录制暂时中断' })).toBeTruthy()
  expect(screen.queryByRole('img', { name: '录制中' })).toBeNull()
  happen(parts, { type: 'gateway.renewed', epoch: 'g2' })
  expect(screen.getByRole('img', { name: '录制中' })).toBeTruthy()
})

test('the end takes the badge away and leads to what was recorded', async () => {
  const parts = await show('chen', { recording: RUNNING })
  happen(parts, stopped('by-member'))
  expect(screen.queryByRole('img', { name: '录制中' })).toBeNull()
  await press(/录制已停止/)
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/replay/index?id=r1' })
  await press('更多')
  await press('查看录像')
  expect(Taro.navigateTo).toHaveBeenCalledTimes(2)
})

test.each([['disk-full', '磁盘已满，录制已停止，通话继续'], ['fault', '录制出错，已停止，通话继续']] as const)('a recording that ends by %s says so', async (why, sentence) => {
  const parts = await show('lin', { recording: RUNNING })
  happen(parts, stopped(why))
  expect(screen.getByText(sentence)).toBeTruthy()
})

test('a room that ends while it is recorded says goodbye with the way to the recording', async () => {
  const parts = await show('chen', { recording: RUNNING })
  happen(parts, { type: 'room.ended', why: 'by-host' })
  await press('查看录像')
  expect(Taro.redirectTo).toHaveBeenLastCalledWith({ url: '/pages/replay/index?id=r1' })
})

test('who was cut off while the recording ended finds it too', async () => {
  const parts = await show('chen', { recording: RUNNING })
  act(() => parts.signaling.snapshot(room({ host: 'lin', members: [teacher, student] })))
  await press('更多')
  expect(screen.getByRole('button', { name: '查看录像' })).toBeTruthy()
})

test('a room whose media passes elsewhere refuses in words', async () => {
  const parts = await show('lin')
  parts.signaling.answer({ ok: false, failure: 'recording/unavailable' })
  await press('更多')
  await press('录制')
  expect(screen.getByText('媒体走云厂商时不能在这里录制')).toBeTruthy()
})

const asked = (by: string | null): RoomEvent => ({ type: 'clip.asked', id: 'c1', by, from: 0, to: 30_000, streams: null })
const made: RoomEvent = { type: 'clip.made', id: 'c1', beganAt: 0, endedAt: 30_000 }
const failed: RoomEvent = { type: 'clip.failed', id: 'c1', why: 'empty' }

test('who may record keeps the last seconds by one press, and everybody is led to them', async () => {
  const parts = await show('lin')
  await press('更多')
  await press('保存片段 · 最近 30 秒')
  expect(parts.signaling.commands).toContainEqual({ type: 'clip.take', seconds: 30 })
  expect(screen.queryByRole('button', { name: /保存片段/ })).toBeNull()
  happen(parts, asked('lin'))
  happen(parts, made)
  await press(/林老师保存了片段/)
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/replay/index?id=c1' })
  await press('更多')
  expect(screen.getByRole('button', { name: '查看录像' })).toBeTruthy()
})

test('a student finds no such button, and hears of the clip but not of its failure', async () => {
  const parts = await show('chen')
  await press('更多')
  expect(screen.queryByRole('button', { name: /保存片段/ })).toBeNull()
  happen(parts, asked('lin'))
  happen(parts, failed)
  expect(screen.queryByText('片段没有保存成')).toBeNull()
  happen(parts, asked('lin'))
  happen(parts, made)
  expect(screen.getByText('林老师保存了片段')).toBeTruthy()
})

test('who took a clip hears that it failed; what a law takes is taken in silence', async () => {
  const parts = await show('lin')
  happen(parts, asked('lin'))
  happen(parts, failed)
  expect(screen.getByText('片段没有保存成')).toBeTruthy()
  happen(parts, asked(null))
  happen(parts, made)
  expect(screen.queryByText(/保存了片段/)).toBeNull()
})

test('spans and days are written without Intl', () => {
  expect([0, 59_999, 61_000, 3_661_000].map(lasting)).toEqual(['00:00', '00:59', '01:01', '1:01:01'])
  const november = new Date(2026, 10, 21, 9, 5).getTime()
  expect(dayTime(november, november)).toBe('11-21 09:05')
  expect(dayTime(november, new Date(2027, 0, 2).getTime())).toBe('2026-11-21 09:05')
})
