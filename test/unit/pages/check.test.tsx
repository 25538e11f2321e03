import { act, fireEvent, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { FailureCode } from '#shared/protocol/failures'
import type { Services } from '../../../src/call/services'
import Check from '../../../src/pages/check'
import { fakeServices, renderPage } from '../../support/call'
import { memoryStorage } from '../../support/memory-storage'
import { openedAt } from '../../support/opened-at'

const found = { id: 'r1', joinCode: '482913', scenario: 'education', variant: null, title: '一次函数', openedAt: 0, people: 2, life: 'open' } as const

async function open(params: Record<string, string>, given: Partial<Services> = {}) {
  openedAt(params)
  const services = fakeServices(given)
  await act(async () => void renderPage(<Check />, services))
  return services
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const refusing = (failure: FailureCode): Services['identity'] => ({ current: () => null, signIn: async () => ({ ok: false, failure }), renew: async () => ({ ok: false, failure }) })

test('a known room is named before it is entered', async () => {
  const services = fakeServices()
  await open({ room: 'r1' }, { api: { ...services.api, findRoom: async () => ({ ok: true, value: found }) } })
  expect(screen.getByText('一次函数 · 房间 482 913')).toBeTruthy()
  expect(screen.getByRole('button', { name: '进入课堂' })).toBeTruthy()
})

test('a room that has ended is told so', async () => {
  const services = fakeServices()
  await open({ room: 'r1' }, { api: { ...services.api, findRoom: async () => ({ ok: true, value: { ...found, life: 'ended' } }) } })
  expect(screen.getByText('这间房已经结束了')).toBeTruthy()
})

test('without a name nobody enters', async () => {
  await open({ aim: 'open', scenario: 'education', title: '初二数学' })
  await press('进入课堂')
  expect(screen.getByText('写上名字，大家才知道你是谁')).toBeTruthy()
})

test('a refusal leaves the visitor where they were, with one sentence; the name stays', async () => {
  const storage = memoryStorage()
  await open({ aim: 'open', scenario: 'education', title: '初二数学' }, { storage, identity: refusing('server/unreachable') })
  fireEvent.change(screen.getByPlaceholderText('房间里的人会看到'), { target: { value: '林老师' } })
  await press('进入课堂')
  expect(screen.getByText('连不上服务器，检查网络后重试')).toBeTruthy()
  expect(screen.getByDisplayValue('林老师')).toBeTruthy()
  expect(storage.read('lianmai.name')).toBe('林老师')
})

test('a new room is opened as the kind that was chosen', async () => {
  const asked: unknown[] = []
  const services = fakeServices()
  const openRoom: Services['api']['openRoom'] = async (request) => {
    asked.push(request)
    return { ok: false, failure: 'room/variant-unknown' }
  }
  const user = { token: 't', user: { id: 'me', name: '林老师' } }
  const identity: Services['identity'] = { current: () => user, signIn: async () => ({ ok: true, value: user }), renew: async () => ({ ok: true, value: user }) }
  await open({ aim: 'open', scenario: 'education', title: '初二数学', variant: 'large' }, { identity, api: { ...services.api, openRoom } })
  fireEvent.change(screen.getByPlaceholderText('房间里的人会看到'), { target: { value: '林老师' } })
  await press('进入课堂')
  expect(asked).toEqual([{ scenario: 'education', title: '初二数学', variant: 'large' }])
  expect(screen.getByText('这里开不了这种房间')).toBeTruthy()
})

test('who only watches is asked for no camera', async () => {
  const services = fakeServices()
  await open({ room: 'r1' }, { api: { ...services.api, findRoom: async () => ({ ok: true, value: { ...found, scenario: 'claw' } }) } })
  expect(screen.queryByText('摄像头')).toBeNull()
  expect(screen.getByRole('button', { name: '进入现场' })).toBeTruthy()
})

test('the check says what is wrong with the network and with the program', async () => {
  await open({ aim: 'devices' }, {
    ask: async () => ({ status: 0, body: null }),
    client: { kind: 'weapp', serverBase: () => 'http://127.0.0.1:8080', language: () => 'zh-CN', check: async () => ['old-library'], simulator: async () => null },
  })
  expect(screen.getByText('连不上服务器，看看网络后重试')).toBeTruthy()
  expect(screen.getByText('微信版本太旧，用不了实时音视频。请更新微信后再打开')).toBeTruthy()
})

test('a server without its gateway is told apart from one that is away', async () => {
  await open({ aim: 'devices' }, { ask: async ({ url }) => ({ status: url.endsWith('/readyz') ? 503 : 200, body: null }) })
  expect(screen.getByText('音视频服务还没准备好，稍等再试')).toBeTruthy()
})

test('the check of the devices alone leads back to the lobby', async () => {
  await open({ aim: 'devices' })
  await press('回到大厅')
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/lobby/index' })
})
