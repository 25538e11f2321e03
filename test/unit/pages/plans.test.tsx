import { act, fireEvent, screen, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { PlanDoor, PlanLine, PlanReply, PlanView } from '#shared/protocol/plan'
import type { Json } from '#shared/kernel/json'
import type { HttpRequest } from '../../../src/platform/http/contract'
import type { Services } from '../../../src/call/services'
import Plans from '../../../src/pages/plans'
import { fakeServices, renderPage } from '../../support/call'
import { openedAt } from '../../support/opened-at'

const MINUTE_MS = 60_000
const NOW = new Date(2026, 11, 2, 9, 0).getTime()
const START = new Date(2026, 11, 2, 10, 0).getTime()
const DAY_MS = 24 * 60 * MINUTE_MS
const me = { token: 'token', user: { id: 'lin', name: '林老师' } }

const occurrence = (day: number, change: object = {}) => ({ at: START + day * DAY_MS, startsAt: START + day * DAY_MS, endsAt: START + day * DAY_MS + 45 * MINUTE_MS, title: '一次函数', cancelled: false, room: null, ...change })
const view = (change: Partial<PlanView> = {}): PlanView => ({
  id: 'p1', scenario: 'education', variant: 'small', title: '一次函数', host: '林老师', mine: true, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, startsAt: START, minutes: 45,
  repeat: { every: 'day', end: { by: 'count', count: 3 } }, reminder: 10, cancelled: false, students: ['陈一诺', '王子涵'], occurrences: [occurrence(0), occurrence(1), occurrence(2)], ...change,
})
const closed: PlanDoor = { state: 'closed', opensAt: START - 10 * MINUTE_MS, startsAt: START }
const reply = (change: Partial<PlanView> = {}, door: PlanDoor = closed): PlanReply => ({ now: NOW, plan: view(change), door })
const room = { id: 'r1', joinCode: '482913', scenario: 'education', variant: null, title: '一次函数', openedAt: 0, people: 1, life: 'open' }
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

/** A server that answers each door as the test says; it remembers what it was asked. */
async function open(params: Record<string, string>, answers: Readonly<Record<string, unknown>>, given: Partial<Services> = {}) {
  openedAt(params)
  const asked: HttpRequest[] = []
  const ask: Services['ask'] = async (request) => {
    asked.push(request)
    const answer = answers[`${request.method} ${request.url.replace('http://127.0.0.1:8080', '')}`]
    const body = typeof answer === 'function' ? answer() : answer
    if (body === undefined) return { status: 404, body: { code: 'plan/not-found', message: '' } }
    return { status: typeof body === 'object' && body !== null && 'code' in body ? 409 : 200, body: plain(body) }
  }
  const signedIn = { ...fakeServices().identity, current: () => me }
  await act(async () => void renderPage(<Plans />, fakeServices({ ask, identity: signedIn, now: () => NOW, ...given })))
  return asked
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getAllByRole('button', { name })[0] as HTMLElement))
const went = (way: 'navigateTo' | 'redirectTo') => jest.mocked(Taro[way]).mock.calls.map(([{ url }]) => url)
const bodies = (asked: readonly HttpRequest[], method = 'POST') => asked.filter((one) => one.method === method).map(({ url, body }) => [url.replace('http://127.0.0.1:8080', ''), body])

beforeEach(() => {
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(Taro.redirectTo).mockClear()
})

describe('the schedule', () => {
  const line = (change: Partial<PlanLine> = {}): PlanLine => ({ id: 'p1', scenario: 'education', host: '林老师', mine: true, repeats: false, occurrence: occurrence(0), ...change })

  test('of who has none says what to do next, and leads there', async () => {
    await open({}, {}, { identity: fakeServices().identity })
    expect(screen.getByText(/还没有安排。预约一次/)).toBeTruthy()
    await press('新的预约')
    expect(went('navigateTo')).toEqual(['/pages/plans/index?new=1'])
  })

  test('has today, this week and later apart, and what was with its recording', async () => {
    const recording = { id: 'rec1', kind: 'recording', room: 'r0', scenario: 'education', title: 'x', startedAt: 1, endedAt: 2 }
    const coming = [line(), line({ id: 'p2', mine: false, host: '周老师', occurrence: occurrence(3) }), line({ id: 'p3', repeats: true, occurrence: occurrence(30, { cancelled: true }) })]
    await open({}, { 'GET /api/plans': { now: NOW, coming, past: [line({ id: 'p0', occurrence: occurrence(-2, { room: 'r0' }) })] }, 'GET /api/recordings': { recordings: [recording] } })
    for (const words of ['今天', '七天内', '以后', '过去的', '已取消']) expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByText('12月2日 周三 10:00–10:45 · 我主持')).toBeTruthy()
    expect(screen.getByText('12月5日 周六 10:00–10:45 · 周老师 主持')).toBeTruthy()
    await press(/周老师/)
    await press('看录像')
    expect(went('navigateTo')).toEqual(['/pages/plans/index?id=p2', '/pages/replay/index?id=rec1'])
  })

  test('that cannot be read says why', async () => {
    await open({}, { 'GET /api/plans': { code: 'server/busy', message: '' }, 'GET /api/recordings': { recordings: [] } })
    expect(screen.getByText('服务器忙，等几秒再试')).toBeTruthy()
  })
})

describe('the form', () => {
  const change = (label: string, value: string) => act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }))

  test('takes over what the lobby asked, and asks for a name where nobody has signed in', async () => {
    await open({ new: '1', scenario: 'education', variant: 'large', title: '一次函数' }, {}, { identity: fakeServices().identity })
    expect(screen.getByDisplayValue('一次函数')).toBeTruthy()
    await press('预约好')
    expect(screen.getByText('写上名字，大家才知道是谁主持')).toBeTruthy()
  })

  if (process.env['TARO_ENV'] === 'h5') {
    test('plans a week’s rhythm and shows the plan', async () => {
      const asked = await open({ new: '1', scenario: 'education', variant: 'small' }, { 'POST /api/plans': reply() })
      await change('名称', '一次函数')
      await change('日期', '2026-12-07')
      await change('开始时间', '19:30')
      await change('重复', 'week')
      await press('周五')
      await press('周三')
      await change('次数', '8')
      await change('名单', '陈一诺\n王子涵')
      await press('预约好')
      expect(bodies(asked)).toEqual([['/api/plans', {
        scenario: 'education', variant: 'small', title: '一次函数', startsAt: new Date(2026, 11, 7, 19, 30).getTime(), zone: expect.any(String), minutes: 45,
        repeat: { every: 'week', weekdays: [5], end: { by: 'count', count: 8 } }, students: ['陈一诺', '王子涵'], reminder: 10,
      }]])
      expect(went('redirectTo')).toEqual(['/pages/plans/index?id=p1'])
    })

    test('says what is missing, and what the server refuses', async () => {
      await open({ new: '1', scenario: 'claims' }, { 'POST /api/plans': { code: 'plan/over', message: '' } })
      await change('日期', '')
      await press('预约好')
      expect(screen.getByText('选好日期和时间')).toBeTruthy()
      await change('日期', '2026-12-01')
      await press('预约好')
      expect(screen.getByText('这个安排的时间已经过了')).toBeTruthy()
    })
  }
})

describe('a plan', () => {
  test('shows its host when, how often, for whom, the link and its code', async () => {
    await open({ id: 'p1' }, { 'GET /api/plans/p1': reply() })
    for (const words of ['每天，共 3 次', '名单（2）', '陈一诺', 'http://127.0.0.1:8080/#/pages/plans/index?id=p1']) expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByText('12月2日 周三 09:50 开门，开始前 10 分钟可以进')).toBeTruthy()
    expect(screen.getByRole('img', { name: '这个安排的二维码' })).toBeTruthy()
    expect(screen.getByText('在线课堂 · 小班课 · 林老师 主持')).toBeTruthy()
  })

  test('of somebody else has no list and nothing to change', async () => {
    await open({ id: 'p1' }, { 'GET /api/plans/p1': reply({ mine: false, students: [] }) })
    expect(screen.queryByText('修改或取消')).toBeNull()
    expect(screen.queryByText(/^名单/)).toBeNull()
  })

  test('that is none says so and leads to the schedule', async () => {
    await open({ id: 'p9' }, {})
    expect(screen.getByText('没有这个安排，核对一下链接')).toBeTruthy()
    await press('回到日程')
    expect(went('redirectTo')).toEqual(['/pages/plans/index'])
  })

  test('from another zone says by whose clocks it was planned', async () => {
    await open({ id: 'p1' }, { 'GET /api/plans/p1': reply({ zone: 'Pacific/Apia' }) })
    expect(screen.getByText('按 Pacific/Apia 的时间安排')).toBeTruthy()
  })

  test('is cancelled after one more question: one time, or all', async () => {
    const asked = await open({ id: 'p1' }, { 'GET /api/plans/p1': reply(), 'POST /api/plans/p1': () => reply({ cancelled: true, occurrences: [occurrence(0, { cancelled: true })] }, { state: 'cancelled' }) })
    await press(/12月3日/)
    const dialog = screen.getByRole('dialog')
    expect(within(dialog).getByText('12月3日 周四 10:00–10:45')).toBeTruthy()
    await press('取消这一次')
    expect(bodies(asked)).toEqual([])
    expect(screen.getByText('取消「一次函数」？')).toBeTruthy()
    await press('取消这一次')
    expect(bodies(asked)).toEqual([['/api/plans/p1', { scope: 'one', occurrence: START + DAY_MS, cancelled: true }]])
    expect(screen.getByText(/已经取消，不会再开/)).toBeTruthy()
    expect(screen.queryByText('修改或取消')).toBeNull()
  })

  test('is changed: only what was changed is sent, and the page shows it', async () => {
    const asked = await open({ id: 'p1' }, { 'GET /api/plans/p1': reply(), 'POST /api/plans/p1': () => reply({ title: '二次函数', occurrences: [occurrence(0, { title: '二次函数' })] }) })
    await press('修改或取消')
    await press('改这次和以后')
    expect(screen.getByText('修改 12月2日 周三 和以后')).toBeTruthy()
    await act(async () => void fireEvent.change(screen.getByDisplayValue('一次函数'), { target: { value: '二次函数' } }))
    await press('保存修改')
    expect(bodies(asked)).toEqual([['/api/plans/p1', { scope: 'later', occurrence: START, title: '二次函数' }]])
    expect(screen.getAllByText('二次函数').length).toBeGreaterThan(0)
  })
})

describe('the way in', () => {
  const openDoor: PlanDoor = { state: 'open', startsAt: START, occurrence: START }

  test('leads the host to the device check of the room', async () => {
    await open({ id: 'p1' }, { 'GET /api/plans/p1': reply({}, openDoor), 'POST /api/plans/p1/enter': { state: 'open', now: NOW, room } })
    await press('进入')
    expect(went('navigateTo')).toEqual(['/pages/check/index?aim=join&room=r1'])
  })

  test('needs a name of a guest', async () => {
    await open({ id: 'p1' }, { 'GET /api/plans/p1': reply({ mine: false }, openDoor) }, { identity: fakeServices().identity })
    await press('进入')
    expect(screen.getByText('写上名字，大家才知道你是谁')).toBeTruthy()
  })

  test('of a plan far ahead keeps it on the guest’s schedule', async () => {
    const far = { state: 'closed' as const, opensAt: START + DAY_MS, startsAt: START + DAY_MS + 10 * MINUTE_MS }
    await open({ id: 'p1' }, { 'GET /api/plans/p1': reply({ mine: false }, far), 'POST /api/plans/p1/enter': { code: 'plan/too-early', message: '', opensAt: far.opensAt } })
    await press('记到我的日程')
    expect(screen.getByText('已经记到你的日程')).toBeTruthy()
  })
})

describe('the waiting room', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())
  const pass = (ms: number) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)))

  test('counts down, tells who hosts, goes on through a cut, and goes in by itself', async () => {
    let answer: object | undefined = { code: 'plan/too-early', message: '', opensAt: START - 10 * MINUTE_MS }
    let time = START - 12 * MINUTE_MS
    const door = { ...closed }
    const asked = await open({ id: 'p1' }, { 'GET /api/plans/p1': () => ({ ...reply({ mine: false }, door), now: time }), 'POST /api/plans/p1/enter': () => answer }, { now: () => time })
    await press('去等候室')
    expect(screen.getByText('12:00')).toBeTruthy()
    expect(screen.getByText('等候室 09:50 开门')).toBeTruthy()
    expect(screen.getByText('等候室 · 林老师 主持')).toBeTruthy()
    answer = { state: 'waiting', now: time, startsAt: START, host: '林老师' }
    time = START - 90_000
    await pass(5_000)
    expect(screen.getByText('01:30')).toBeTruthy()
    expect(screen.queryByText(/开门/)).toBeNull()
    time = START + 1_000
    await pass(5_000)
    expect(screen.getByText('到点了，正在等 林老师')).toBeTruthy()
    answer = { code: 'server/unreachable', message: '' }
    await pass(5_000)
    expect(screen.getByText('连不上服务器，正在重试')).toBeTruthy()
    expect(went('redirectTo')).toEqual([])
    answer = { state: 'open', now: time, room }
    await pass(5_000)
    expect(went('redirectTo')).toEqual(['/scenarios/education/pages/room/index?room=r1'])
    const questions = asked.length
    await pass(12_000)
    expect(asked.slice(questions).filter(({ url }) => url.endsWith('/enter'))).toEqual([])
  })

  test('says when it was cancelled, and leads to the device check', async () => {
    let answer: object = { state: 'waiting', now: NOW, startsAt: START, host: '林老师' }
    await open({ id: 'p1' }, { 'GET /api/plans/p1': reply({ mine: false }, { state: 'waiting', startsAt: START, occurrence: START }), 'POST /api/plans/p1/enter': () => answer })
    await press('去等候室')
    await press('先检测设备')
    expect(went('navigateTo')).toEqual(['/pages/check/index?aim=devices'])
    answer = { code: 'plan/cancelled', message: '' }
    await pass(5_000)
    expect(screen.getByText('这个安排已经取消了')).toBeTruthy()
    await press('不等了')
    expect(screen.getByText('去等候室')).toBeTruthy()
  })
})
