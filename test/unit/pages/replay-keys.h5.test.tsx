import { act, fireEvent, screen } from '@testing-library/react'
import ReplayPage from '../../../src/pages/replay'
import { fakeServices, renderPage } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { recording } from '../replay/recording'

beforeEach(() => {
  openedAt({ id: 'r1' })
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
  jest.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue(undefined)
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_000, height: 600, x: 0, y: 0, top: 0, left: 0, right: 1_000, bottom: 600, toJSON: () => null })
})

const open = () => act(async () => void renderPage(<ReplayPage />, fakeServices({ ask: async () => ({ status: 200, body: JSON.parse(JSON.stringify(recording())) }) })))
const key = (name: string) => act(async () => void fireEvent.keyDown(document.body, { key: name }))
const place = () => screen.getByRole('slider').getAttribute('aria-valuetext')

test('space plays and pauses, the arrows step, M is the sound', async () => {
  await open()
  await key(' ')
  expect(screen.getByRole('button', { name: '暂停' })).toBeTruthy()
  await key(' ')
  expect(screen.queryByRole('button', { name: '暂停' })).toBeNull()
  await key('ArrowRight')
  await key('ArrowRight')
  await key('ArrowLeft')
  expect(place()).toBe('00:10 / 01:00')
  await key('m')
  expect(screen.getByRole('button', { name: '打开声音' })).toBeTruthy()
})

test('the line is dragged: it shows the place, and goes there when let go', async () => {
  await open()
  const line = screen.getByRole('slider')
  await act(async () => void line.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, button: 0, clientX: 250 })))
  expect(place()).toBe('00:15 / 01:00')
  await act(async () => void line.dispatchEvent(new MouseEvent('pointermove', { bubbles: true, clientX: 500 })))
  expect(place()).toBe('00:30 / 01:00')
  await act(async () => void line.dispatchEvent(new MouseEvent('pointerup', { bubbles: true, clientX: 750 })))
  expect(place()).toBe('00:45 / 01:00')
})
