import type { RoomState, Stream } from '#shared/room/state'
import type { ScreenState } from '../../../src/media/contract'
import { sessionIn } from '../../support/open-session'
import { member, room } from '../../support/room'

jest.useFakeTimers()
afterEach(() => jest.clearAllTimers())

const me = member({ id: 'me', role: 'teacher', stage: 'seated' })
const other = member({ id: 'other', name: '张老师', role: 'teacher' })
const screenOf = (owner: string): Stream => ({ id: `room1-${owner}-screen`, owner, source: 'screen', via: 'webrtc', video: true, audio: true })
const teaching = (change: Partial<RoomState> = {}) => sessionIn(room({ members: [me, other], ...change }))

type Parts = Awaited<ReturnType<typeof sessionIn>>
const asked = ({ media }: Parts) => media.asked.map(([verb]) => verb).filter((verb) => verb.endsWith('Screen'))
const said = ({ live }: Parts) => live().notices.map(({ id: _id, ...news }) => news)

test('it begins and stops as asked', async () => {
  const parts = await teaching()
  await parts.session.shareScreen(true)
  await parts.session.shareScreen(false)
  expect([asked(parts), said(parts)]).toEqual([['shareScreen', 'stopScreen'], []])
})

test('who may not share one is told, and not asked which', async () => {
  const parts = await sessionIn(room({ members: [member({ id: 'me' })] }))
  await parts.session.shareScreen(true)
  expect([asked(parts), said(parts)]).toEqual([[], [{ what: 'member/not-allowed' }]])
})

test('a second one is told who shares, and not asked which; the own one that is still known is no obstacle', async () => {
  const parts = await teaching({ streams: [screenOf('other')] })
  await parts.session.shareScreen(true)
  expect([asked(parts), said(parts)]).toEqual([[], [{ what: 'screen-taken', by: '张老师' }]])
  parts.signaling.happen({ type: 'stream.ended', id: 'room1-other-screen' }, { type: 'stream.started', stream: screenOf('me') })
  await parts.session.shareScreen(true)
  expect(asked(parts)).toEqual(['shareScreen'])
})

test('it ends with the seat', async () => {
  const parts = await teaching()
  await parts.session.shareScreen(true)
  parts.signaling.happen({ type: 'chat.sent', from: 'other', name: 'T', text: 'hello' })
  expect(asked(parts)).toEqual(['shareScreen'])
  parts.signaling.happen({ type: 'member.stage', id: 'me', stage: 'audience', by: 'other' })
  expect(asked(parts)).toEqual(['shareScreen', 'stopScreen'])
})

test('who goes to the window that they show is here; once nothing is shared, they are away', async () => {
  const parts = await teaching()
  const told = () => parts.signaling.commands.flatMap((command) => (command.type === 'presence.set' ? [command.presence] : []))
  await parts.session.shareScreen(true)
  parts.lifecycle.tell('hidden')
  expect(told()).toEqual([])
  parts.media.stopScreen()
  expect(told()).toEqual(['background'])
  parts.lifecycle.tell('shown')
  expect(told()).toEqual(['background', 'here'])
})

type Why = Extract<ScreenState, { readonly phase: 'failed' }>['why']
test.each<[Why, string]>([
  ['permission-denied', 'screen-denied'],
  ['device-busy', 'screen-busy'],
  ['no-device', 'screen-busy'],
  ['unsupported', 'screen-unsupported'],
  ['screen/taken', 'screen/taken'],
  ['room/ended', 'room/ended'],
])('what failed by %s is said once, by %s', async (why, what) => {
  const parts = await teaching()
  parts.media.store.setState({ screen: { phase: 'starting' } })
  parts.media.store.setState({ screen: { phase: 'failed', why } })
  parts.media.store.setState({ levels: { local: 0.5 } })
  expect(said(parts)).toEqual([{ what }])
})

test('the server’s refusal names who was first', async () => {
  const parts = await teaching({ streams: [screenOf('other')] })
  parts.media.store.setState({ screen: { phase: 'failed', why: 'screen/taken' } })
  expect(said(parts)).toEqual([{ what: 'screen-taken', by: '张老师' }])
})
