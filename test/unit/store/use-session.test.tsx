import { act, render, screen } from '@testing-library/react'
import { useLive, useSession } from '../../../src/store/use-session'
import { seated } from '../../../src/store/select'
import { sessionIn } from '../../support/open-session'
import { member, room } from '../../support/room'

test('a view draws again only when its answer’s content changes', async () => {
  const { session, signaling } = await sessionIn(room({ members: [member({ id: 'me' })] }))
  let drawn = 0
  function Names() {
    drawn += 1
    const names = useLive(session, (live) => seated(live).map(({ id }) => ({ id })), [])
    return <p>{names.map(({ id }) => id).join(' ')}</p>
  }
  render(<Names />)
  const before = drawn
  act(() => signaling.happen({ type: 'chat.sent', from: 'me', name: 'Me', text: 'hello' }))
  act(() => signaling.hear('me', { type: 'level', level: 0.7 }))
  expect(drawn).toBe(before)
  act(() => signaling.happen({ type: 'member.joined', member: member({ id: 'new', joinedAt: 9 }) }))
  expect(screen.getByText('me new')).toBeTruthy()
})

test('a view of a room that is left shows what stands for it', async () => {
  const { session } = await sessionIn()
  const Phase = () => <p>{useSession(session, ({ phase }) => phase)} {useLive(session, ({ you }) => you, 'nobody')}</p>
  render(<Phase />)
  expect(screen.getByText('live me')).toBeTruthy()
  act(() => session.leave())
  expect(screen.getByText('ended nobody')).toBeTruthy()
})
