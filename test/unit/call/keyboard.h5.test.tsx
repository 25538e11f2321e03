import { act, fireEvent, screen } from '@testing-library/react'
import { Room } from '../../../src/call/room'
import { useVisit } from '../../../src/call/use-visit'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { member, room } from '../../support/room'
import { openedAt } from '../../support/opened-at'

const Page = () => <Room visit={useVisit(education)} />

async function show(microphone: boolean, role = 'student') {
  openedAt({ room: 'room1' })
  const parts = await visitTo(education, room({ members: [member({ id: 'me', role })] }), 'me', { microphone })
  const services = fakeServices()
  services.parcel.put('room1', { ...parts.visit, can: () => ({ ...parts.visit.can(), screen: true }) })
  await act(async () => void renderPage(<Page />, services))
  return parts
}
const key = (name: string) => act(async () => void fireEvent.keyDown(window, { key: name }))

test('M, V, H, C and ? do what the list says', async () => {
  const { media, signaling } = await show(true)
  await key('m')
  await key('v')
  await key('h')
  expect(media.asked).toContainEqual(['setMicrophone', false])
  expect(media.asked).toContainEqual(['setCamera', false])
  expect(signaling.commands).toContainEqual({ type: 'hand.set', raised: true })
  await key('c')
  expect(screen.getByRole('complementary', { name: '聊天' })).toBeTruthy()
  await key('?')
  expect(screen.getByText('静音时按住说话')).toBeTruthy()
  await key('Escape')
  expect(screen.queryByRole('complementary')).toBeNull()
})

test.each([['teacher', ['shareScreen', 'stopScreen']], ['student', []]] as const)('S shares the screen of a %s, and stops: %p', async (role, expected) => {
  const { media } = await show(true, role)
  await key('s')
  await key('S')
  expect(media.asked.map(([verb]) => verb).filter((verb) => verb.endsWith('Screen'))).toEqual(expected)
})

test('space talks while it is held, and only by somebody who is muted', async () => {
  const { media } = await show(false)
  const asked = () => media.asked.filter(([verb]) => verb === 'setMicrophone').map(([, on]) => on)
  await key(' ')
  await act(async () => void fireEvent.keyUp(window, { key: ' ' }))
  expect(asked()).toEqual([true, false])
})

test('keys that are typed into the chat are letters', async () => {
  const { media } = await show(true)
  await key('c')
  const before = media.asked.length
  await act(async () => void fireEvent.keyDown(screen.getByPlaceholderText('说点什么'), { key: 'm' }))
  expect(media.asked.length).toBe(before)
})
