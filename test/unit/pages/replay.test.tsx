import { act, fireEvent, screen, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { RecordingReply } from '#shared/protocol/http'
import type { Services } from '../../../src/call/services'
import ReplayPage from '../../../src/pages/replay'
import { fakeServices, renderPage } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { recording } from '../replay/recording'

const control = { play: jest.fn(), pause: jest.fn(), seek: jest.fn(), playbackRate: jest.fn() }

beforeEach(() => {
  openedAt({ id: 'r1' })
  Object.assign(Taro, { createVideoContext: () => control })
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_000, height: 600, x: 0, y: 0, top: 0, left: 0, right: 1_000, bottom: 600, toJSON: () => null })
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
  jest.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue(undefined)
  jest.useFakeTimers()
})
afterEach(() => void jest.useRealTimers())

type Answers = readonly { readonly status: number; readonly body: unknown }[]

/** The door answers in this order, and then always the last. */
async function open(...answers: Answers) {
  const asked: string[] = []
  const ask: Services['ask'] = async ({ url }) => {
    asked.push(url)
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? { status: 0, body: null }
    return { status: answer.status, body: JSON.parse(JSON.stringify(answer.body)) }
  }
  await act(async () => void renderPage(<ReplayPage />, fakeServices({ ask })))
  return asked
}
const good = (change: Partial<RecordingReply> = {}) => ({ status: 200, body: recording(change) })
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const later = (ms: number) => act(async () => void jest.advanceTimersByTime(ms))
const place = () => screen.getByRole('slider').getAttribute('aria-valuetext') ?? screen.getByRole('slider').getAttribute('aria-label')
const people = () => within(screen.getByRole('group', { name: '画面' })).getAllByRole('group').map((tile) => tile.getAttribute('aria-label'))

test('a recording shows who was there, what happened, and how long it is', async () => {
  const asked = await open(good())
  expect(asked).toEqual(['http://127.0.0.1:8080/api/recordings/r1'])
  expect(screen.getByText('一次函数')).toBeTruthy()
  expect(people()).toEqual(['林老师'])
  expect(screen.getByText('陈一诺 举手')).toBeTruthy()
  expect(place()).toContain('00:00 / 01:00')
})

test('pressing a line goes there: its people are seen, and it is the current one', async () => {
  await open(good())
  await press(/陈一诺 举手/)
  expect(place()).toContain('00:10 / 01:00')
  expect(people()).toEqual(['林老师', '陈一诺'])
  expect(screen.getByRole('button', { name: /陈一诺 举手/ }).className).toContain('current')
})

test('only who sends something at this time has a player, with its whole address', async () => {
  await open(good())
  const files = () => [...document.querySelectorAll('video')].map((video) => video.getAttribute('src'))
  expect(files()).toEqual(['http://127.0.0.1:8080/media/lin-0.mp4'])
  await press(/陈一诺 举手/)
  expect(files()).toEqual(['http://127.0.0.1:8080/media/lin-0.mp4', 'http://127.0.0.1:8080/media/chen-5000.mp4'])
})

test('steps and the sound are one press each', async () => {
  await open(good())
  await press('前进 10 秒')
  await press('前进 10 秒')
  await press('后退 10 秒')
  expect(place()).toContain('00:10')
  await press('静音')
  expect(screen.getByRole('button', { name: '打开声音' })).toBeTruthy()
})

test('while nothing has loaded everybody waits, and after eight seconds it goes on without', async () => {
  await open(good())
  await act(async () => void fireEvent.click(screen.getAllByRole('button', { name: '播放' })[1] ?? document.body))
  await later(5_000)
  expect(screen.getByText('正在加载')).toBeTruthy()
  expect(place()).toContain('00:00')
  await later(5_000)
  expect(screen.getByText('这段画面还没加载出来')).toBeTruthy()
  expect(place()).toContain('00:02')
})

test('a recording that goes on plays what is there, and is asked for again', async () => {
  const asked = await open(good({ endedAt: null }), good({ endedAt: recording().startedAt + 90_000 }))
  expect(screen.getByText('还在录制')).toBeTruthy()
  await press('刷新')
  expect(asked).toHaveLength(2)
  expect(place()).toContain('/ 01:30')
  expect(screen.queryByText('还在录制')).toBeNull()
})

test('one that is not there says so, and leads back', async () => {
  await open({ status: 404, body: { code: 'recording/not-found' } })
  expect(screen.getByText('没有这份录像，或者它已经过期删除')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '重试' })).toBeNull()
  await press('回到大厅')
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/lobby/index' })
})

test('a server that was away is asked again', async () => {
  await open({ status: 0, body: null }, good())
  expect(screen.getByText('连不上服务器，检查网络后重试')).toBeTruthy()
  await press('重试')
  expect(screen.getByText('一次函数')).toBeTruthy()
})

test('an answer that is none of a recording opens nothing', async () => {
  await open({ status: 200, body: { ...recording(), parts: 'none' } })
  expect(screen.getByText('服务器出错了，再试一次，不行就稍后再来')).toBeTruthy()
})

test('an empty recording says so', async () => {
  await open(good({ parts: [], events: [] }))
  expect(screen.getByText('这份录像里没有画面和声音')).toBeTruthy()
  expect(screen.getByText('录制期间没有别的事')).toBeTruthy()
})
