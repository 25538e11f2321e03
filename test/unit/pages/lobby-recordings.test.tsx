import { act, fireEvent, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { RecordingSummary } from '#shared/protocol/http'
import type { Services } from '../../../src/call/services'
import Lobby from '../../../src/pages/lobby'
import { fakeServices, renderPage } from '../../support/call'

const me = { token: 'token', user: { id: 'lin', name: '林老师' } }
const signedIn = { ...fakeServices().identity, current: () => me }
const at = new Date(2026, 10, 21, 14, 5).getTime()
const recorded = (id: string, change: Partial<RecordingSummary> = {}): RecordingSummary => ({ id, kind: 'recording', room: 'room1', scenario: 'education', title: `第 ${id} 课`, startedAt: at, endedAt: at + 2_530_000, ...change })

async function open(recordings: readonly RecordingSummary[], given: Partial<Services> = {}) {
  const asked: unknown[] = []
  const ask: Services['ask'] = async ({ url, token }) => {
    asked.push([url, token])
    return { status: 200, body: JSON.parse(JSON.stringify({ recordings })) }
  }
  await act(async () => void renderPage(<Lobby />, fakeServices({ identity: signedIn, ask, now: () => at, ...given })))
  return asked
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('the lobby lists what was recorded, with its day and length, and leads there', async () => {
  const asked = await open([recorded('1')])
  expect(asked).toEqual([['http://127.0.0.1:8080/api/recordings', 'token']])
  expect(screen.getByText('11-21 14:05 · 42:10')).toBeTruthy()
  await press(/第 1 课/)
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/replay/index?id=1' })
})

test('a clip is told as that', async () => {
  await open([recorded('1', { kind: 'clip', endedAt: at + 30_000 })])
  expect(screen.getByText('片段 · 11-21 14:05 · 00:30')).toBeTruthy()
})

test('of many only five are shown at first', async () => {
  await open(['1', '2', '3', '4', '5', '6', '7'].map((id) => recorded(id)))
  expect(screen.queryByText('第 6 课')).toBeNull()
  await press('全部录像')
  expect(screen.getByText('第 7 课')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '全部录像' })).toBeNull()
})

test('one that goes on is told as that', async () => {
  await open([recorded('1', { endedAt: null })])
  expect(screen.getByText('11-21 14:05 · 还在录制')).toBeTruthy()
})

test('without recordings, or without a name, there is no such section', async () => {
  await open([])
  expect(screen.queryByText('录像')).toBeNull()
  const asked = await open([recorded('1')], { identity: fakeServices().identity })
  expect(asked).toEqual([])
  expect(screen.queryByText('录像')).toBeNull()
})
