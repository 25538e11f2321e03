import { act, fireEvent, screen } from '@testing-library/react'
import type { RoomEvent } from '#shared/room/events'
import type { RoomState } from '#shared/room/state'
import { Room } from '../../../src/call/room'
import { useVisit } from '../../../src/call/use-visit'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { member, room } from '../../support/room'

beforeEach(() => openedAt({ room: 'room1' }))

const Page = () => <Room visit={useVisit(education)} />
const teacher = member({ id: 'lin', name: '林老师', role: 'teacher' })
const student = member({ id: 'chen', name: '陈一诺' })
const MIXED = { layout: 'class', startedAt: 0, by: 'lin' } as const
const stopped = (why: 'by-member' | 'limit' | 'fault'): RoomEvent => ({ type: 'mix.stopped', why, by: why === 'by-member' ? 'lin' : null })

async function show(you: string, change: Partial<RoomState> = {}) {
  const parts = await visitTo(education, room({ host: 'lin', members: [teacher, student], ...change }), you)
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<Page />, services))
  return parts
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const happen = ({ signaling }: Awaited<ReturnType<typeof show>>, event: RoomEvent) => act(() => signaling.happen(event))
const mixedStage = () => screen.queryByRole('group', { name: '合流' })

test('who may has the room drawn into one picture, and stops it', async () => {
  const parts = await show('lin')
  await press('更多')
  await press('合流画面')
  expect(parts.signaling.commands).toContainEqual({ type: 'mix.start' })
  happen(parts, { type: 'mix.started', layout: 'class', by: 'lin' })
  await press('更多')
  await press('停止合流')
  expect(parts.signaling.commands).toContainEqual({ type: 'mix.stop' })
})

test('others find no such button; while it runs they may look at it, and are back among the tiles when it ends', async () => {
  const parts = await show('chen')
  await press('更多')
  expect(screen.queryByRole('button', { name: '合流画面' })).toBeNull()
  await press('布局')
  expect(screen.queryByText('合流')).toBeNull()
  happen(parts, { type: 'mix.started', layout: 'class', by: 'lin' })
  expect(mixedStage()).toBeNull()
  await act(async () => void fireEvent.click(screen.getByText('合流')))
  expect(mixedStage()).not.toBeNull()
  happen(parts, stopped('by-member'))
  expect(mixedStage()).toBeNull()
  expect(document.querySelector('#stage')).not.toBeNull()
})

test('more people than this device can play are shown in one picture by themselves', async () => {
  const crowd = Array.from({ length: 18 }, (_, index) => member({ id: `p${index}`, name: `P${index}` }))
  await show('lin', { members: [teacher, ...crowd], mix: MIXED })
  expect(mixedStage()).not.toBeNull()
})

test.each([['limit', '服务器能同时合流的房间已满'], ['fault', '合流出错，已停止，通话继续']] as const)('a mix that ends by %s tells who asked for it', async (why, sentence) => {
  const parts = await show('lin', { mix: MIXED })
  happen(parts, stopped(why))
  expect(screen.getByText(sentence)).toBeTruthy()
})
