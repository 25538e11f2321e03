import { act, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import Join from '../../../src/pages/join'
import { fakeServices, renderPage } from '../../support/call'
import { openedAt } from '../../support/opened-at'

const found = { id: 'r1', joinCode: '482913', scenario: 'education', variant: null, title: '一次函数', openedAt: 0, people: 2, life: 'open' } as const

async function open(params: Record<string, string>, findRoom = async () => ({ ok: true, value: found }) as const) {
  openedAt(params)
  const services = fakeServices()
  await act(async () => void renderPage(<Join />, { ...services, api: { ...services.api, findRoom } }))
}

beforeEach(() => jest.mocked(Taro.redirectTo).mockClear())

test('a link leads to the device check of its room', async () => {
  await open({ code: '482913' })
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/check/index?aim=join&room=r1' })
})

test('a link with a role and an invitation keeps them', async () => {
  await open({ code: '482913', role: 'assistant', invitation: 'a.b.c' })
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/check/index?aim=join&room=r1&role=assistant&invitation=a.b.c' })
})

test('a code of no room is told so, and another can be typed', async () => {
  const services = fakeServices()
  openedAt({ code: '000000' })
  await act(async () => void renderPage(<Join />, { ...services, api: { ...services.api, findRoom: async () => ({ ok: false, failure: 'room/not-found' }) } }))
  expect(screen.getByText('没有这间房，核对一下房间号')).toBeTruthy()
  expect(screen.getByPlaceholderText('6 位数字，或粘贴链接')).toBeTruthy()
})

test('without a code one is asked for', async () => {
  await open({})
  expect(Taro.redirectTo).not.toHaveBeenCalled()
  expect(screen.getByPlaceholderText('6 位数字，或粘贴链接')).toBeTruthy()
})
