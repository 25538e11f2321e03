import { act, fireEvent, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { rememberRoom } from '../../../src/call/recent-rooms'
import Lobby from '../../../src/pages/lobby'
import { fakeServices, renderPage } from '../../support/call'
import { memoryStorage } from '../../support/memory-storage'

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const goes = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

beforeEach(() => jest.mocked(Taro.navigateTo).mockClear())

test('the lobby asks one question and has a card for each scenario', () => {
  renderPage(<Lobby />, fakeServices())
  expect(screen.getByText('今天想做什么？')).toBeTruthy()
  for (const title of ['在线课堂', '车险定损', '抓娃娃']) expect(screen.getByText(title)).toBeTruthy()
  expect(screen.getByText(/进过的房间会出现在这里/)).toBeTruthy()
})

test('a pasted link joins by its code', async () => {
  renderPage(<Lobby />, fakeServices())
  fireEvent.change(screen.getByPlaceholderText('6 位数字，或粘贴链接'), { target: { value: 'http://a.example/#/pages/join/index?code=482913' } })
  expect(screen.getByDisplayValue('482 913')).toBeTruthy()
  await press('加入')
  expect(goes()).toEqual(['/pages/join/index?code=482913'])
})

test('half a code is told what is missing', async () => {
  renderPage(<Lobby />, fakeServices())
  fireEvent.change(screen.getByPlaceholderText('6 位数字，或粘贴链接'), { target: { value: '4829' } })
  await press('加入')
  expect(screen.getByText('房间号是 6 位数字，也可以粘贴整条链接')).toBeTruthy()
  expect(goes()).toEqual([])
})

test('a new room is named, and goes on to the device check', async () => {
  renderPage(<Lobby />, fakeServices())
  await press('开始上课')
  fireEvent.change(screen.getByPlaceholderText('新的课堂'), { target: { value: '初二数学' } })
  await press('下一步：检查设备')
  expect(goes()).toEqual([`/pages/check/index?aim=open&scenario=education&title=${encodeURIComponent('初二数学')}&variant=small`])
})

test('a room can be planned for another day, and the schedule is one press away', async () => {
  renderPage(<Lobby />, fakeServices())
  await press('开始上课')
  fireEvent.change(screen.getByPlaceholderText('新的课堂'), { target: { value: '初二数学' } })
  await press('预约')
  await press('我的日程')
  expect(goes()).toEqual([`/pages/plans/index?new=1&scenario=education&title=${encodeURIComponent('初二数学')}&variant=small`, '/pages/plans/index'])
})

test('the kinds of a scenario are shown with a sentence each, the usual one chosen; one without kinds asks nothing', async () => {
  renderPage(<Lobby />, fakeServices())
  await press('开始上课')
  expect(screen.getByText('老师和一名学生，还可以有两人旁听')).toBeTruthy()
  await press(/^大班课/)
  await press('下一步：检查设备')
  expect(goes()).toEqual([expect.stringMatching(/&variant=large$/)])
  await press('发起定损')
  expect(screen.queryByRole('group', { name: '类型' })).toBeNull()
  await press('下一步：检查设备')
  expect(goes()[1]).not.toContain('variant')
})

test('recent rooms lead back, and can be forgotten', async () => {
  const storage = memoryStorage()
  rememberRoom(storage, { id: 'r1', joinCode: '482913', scenario: 'education', title: '一次函数', at: Date.now(), mine: true })
  renderPage(<Lobby />, fakeServices({ storage }))
  await press(/一次函数/)
  expect(goes()).toEqual(['/pages/check/index?aim=join&room=r1'])
  await press('清空')
  expect(screen.queryByText('一次函数')).toBeNull()
})

test('language and theme are switched in place and kept', async () => {
  const storage = memoryStorage()
  renderPage(<Lobby />, fakeServices({ storage }))
  await press('切换到英文')
  expect(screen.getByText('What would you like to do?')).toBeTruthy()
  await press('Appearance: as the system')
  expect([storage.read('language'), storage.read('theme')]).toEqual(['en', 'light'])
})
