import { act, fireEvent, screen, within } from '@testing-library/react'
import type { RoomState, Stream } from '#shared/room/state'
import { Room } from '../../../src/call/room'
import { useVisit } from '../../../src/call/use-visit'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { member, room } from '../../support/room'
import { openedAt } from '../../support/opened-at'

const Page = () => <Room visit={useVisit(education)} />
const teacher = member({ id: 'lin', name: '林老师', role: 'teacher' })
const student = member({ id: 'chen', name: '陈一诺', role: 'student' })
const shared: Stream = { id: 'room1-lin-screen', owner: 'lin', source: 'screen', via: 'webrtc', video: true, audio: true }
const TILE = { name: '林老师的屏幕' }

async function show(you: string, { streams = [], desktop = true, height = 640 }: Partial<Pick<RoomState, 'streams'>> & { readonly desktop?: boolean; readonly height?: number } = {}) {
  openedAt({ room: 'room1' })
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 600, height, x: 0, y: 0, top: 0, left: 0, right: 600, bottom: height, toJSON: () => null })
  const parts = await visitTo(education, room({ members: [teacher, student], streams }), you)
  const services = fakeServices({ now: () => 1_000 })
  services.parcel.put('room1', { ...parts.visit, can: () => ({ ...parts.visit.can(), screen: desktop }) })
  await act(async () => void renderPage(<Page />, services))
  return { ...parts, shown: () => parts.media.asked.filter(([verb]) => verb === 'want').at(-1)?.[1] }
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('a teacher at a desktop shares, sees it on the bar, and has a calm word instead of the picture', async () => {
  const { media, signaling } = await show('lin')
  await press('共享')
  expect(media.asked).toContainEqual(['shareScreen'])
  act(() => signaling.happen({ type: 'stream.started', stream: shared }))
  const tile = within(screen.getByRole('group', TILE))
  expect(tile.getByText('你正在共享屏幕')).toBeTruthy()
  expect(tile.queryByRole('button', { name: '放大屏幕' })).toBeNull()
  await act(async () => void fireEvent.click(tile.getByText('停止共享')))
  expect(media.asked).toContainEqual(['stopScreen'])
  expect(screen.getByRole('button', { name: '共享' })).toBeTruthy()
})

test.each([['lin', false], ['chen', true]])('there is no such button for %p where the device can: %p', async (you, desktop) => {
  await show(you, { desktop })
  expect(screen.queryByRole('button', { name: '共享' })).toBeNull()
})

test('others see it beside the owner’s own tile; enlarged it stands alone, and the rest is not decoded', async () => {
  const camera: Stream = { ...shared, id: 'room1-lin-camera', source: 'camera' }
  const { shown } = await show('chen', { streams: [camera, shared] })
  expect(screen.getByRole('group', { name: '林老师' })).toBeTruthy()
  expect(shown()).toEqual([{ id: shared.id, video: true, audio: true }, { id: camera.id, video: true, audio: true }])
  await press('放大屏幕')
  expect(screen.queryByRole('group', { name: '林老师' })).toBeNull()
  expect(shown()).toEqual([{ id: shared.id, video: true, audio: true }, { id: camera.id, video: false, audio: true }])
  await press('回到大家')
  expect(screen.getByRole('group', { name: '林老师' })).toBeTruthy()
})

test('two quick taps enlarge it too, and its end brings everybody back', async () => {
  const { signaling } = await show('chen', { streams: [shared] })
  const tap = () => act(async () => void fireEvent.click(screen.getByRole('group', TILE)))
  await tap()
  expect(screen.getByRole('group', { name: '林老师' })).toBeTruthy()
  await tap()
  expect(screen.queryByRole('group', { name: '林老师' })).toBeNull()
  act(() => signaling.happen({ type: 'stream.ended', id: shared.id }))
  expect(screen.queryByRole('group', TILE)).toBeNull()
  expect(screen.getByRole('group', { name: '林老师' })).toBeTruthy()
})

test('a second one reads who shares', async () => {
  const { media } = await show('lin', { streams: [{ ...shared, id: 'room1-chen-screen', owner: 'chen' }] })
  await press('共享')
  expect(screen.getByText('陈一诺正在共享屏幕，等对方停下再试')).toBeTruthy()
  expect(media.asked).not.toContainEqual(['shareScreen'])
})
