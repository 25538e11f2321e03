import { act, fireEvent, screen, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { Member, RoomState } from '#shared/room/state'
import { Room } from '../../../src/call/room'
import type { Services } from '../../../src/call/services'
import { useRoomPanel } from '../../../src/call/use-panel'
import { useVisit } from '../../../src/call/use-visit'
import { Way } from '../../../src/call/way'
import { education } from '../../../src/scenarios/education/manifest'
import { BarButton } from '../../../src/ui/bar'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { member, room } from '../../support/room'
import { openedAt } from '../../support/opened-at'

beforeEach(() => {
  openedAt({ room: 'room1' })
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_200, height: 640, x: 0, y: 0, top: 0, left: 0, right: 1_200, bottom: 640, toJSON: () => null })
})

const Page = () => <Room visit={useVisit(education)} />
const person = (id: string, role: string, change: Partial<Member> = {}) => member({ id, name: id, role, ...change })
const teacher = person('林老师', 'teacher', { microphone: 'on', camera: 'on' })
const student = person('陈一诺', 'student', { microphone: 'on', camera: 'on' })
const lesson = (change: Partial<RoomState> = {}) => room({ host: '林老师', title: '一次函数', joinCode: '482913', members: [teacher, student], ...change })

async function show(state: RoomState, you: string) {
  const parts = await visitTo(education, state, you)
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<Page />, services))
  return { ...parts, services }
}
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('the bar switches microphone and camera, and says what a press would do', async () => {
  const { media } = await show(lesson(), '陈一诺')
  await press('静音')
  await press('关摄像头')
  expect(media.asked).toContainEqual(['setMicrophone', false])
  expect(media.asked).toContainEqual(['setCamera', false])
  expect(screen.getByRole('button', { name: '开麦克风' })).toBeTruthy()
})

test('a person without a picture is shown by a letter, one who is away by a word', async () => {
  await show(lesson({ members: [teacher, person('陈一诺', 'student', { presence: 'phone-call' }), person('王子涵', 'student', { presence: 'away' })] }), '林老师')
  expect(within(screen.getByRole('group', { name: '陈一诺' })).getByText('正在接电话')).toBeTruthy()
  expect(within(screen.getByRole('group', { name: '王子涵' })).getByText('网络断开')).toBeTruthy()
})

test('a new message shows a dot; the chat shows it and sends an answer', async () => {
  const { signaling } = await show(lesson(), '陈一诺')
  act(() => signaling.happen({ type: 'chat.sent', from: '林老师', name: '林老师', text: '听得到吗' }))
  await press('聊天 · 有新消息')
  expect(screen.getByText('听得到吗')).toBeTruthy()
  fireEvent.change(screen.getByPlaceholderText('说点什么'), { target: { value: '听得到' } })
  await press('发送')
  expect(signaling.commands).toContainEqual({ type: 'chat.send', text: '听得到' })
  expect(screen.getByRole('button', { name: '聊天' })).toBeTruthy()
})

test('a message that was refused comes back into the field', async () => {
  const { signaling } = await show(lesson(), '陈一诺')
  await press('聊天')
  signaling.answer({ ok: false, failure: 'rate/limited' })
  fireEvent.change(screen.getByPlaceholderText('说点什么'), { target: { value: '听得到' } })
  await press('发送')
  expect(screen.getByDisplayValue('听得到')).toBeTruthy()
  expect(screen.getByText('操作太快了，等几秒再试')).toBeTruthy()
})

test('the host mutes, takes down and removes; removing is asked first', async () => {
  const { signaling } = await show(lesson(), '林老师')
  await press('成员')
  await press('陈一诺')
  await press('关闭麦克风')
  await press('请下台')
  await press('移出房间')
  expect(signaling.commands.some(({ type }) => type === 'member.remove')).toBe(false)
  await press('移出')
  expect(signaling.commands.filter(({ type }) => type !== 'media.set')).toEqual([
    { type: 'member.mute', member: '陈一诺', device: 'microphone' },
    { type: 'stage.takeDown', member: '陈一诺' },
    { type: 'member.remove', member: '陈一诺' },
  ])
})

test.each([[null, true], ['one-to-one', false]])('in a room of the variant %p, a third person may be asked to the stage: %p', async (variant, free) => {
  await show(lesson({ variant, members: [teacher, student, person('王子涵', 'student', { stage: 'audience' })] }), '林老师')
  await press('成员')
  await press('王子涵')
  expect(screen.queryByRole('button', { name: '请上台' }) !== null).toBe(free)
})

test('a student can do nothing about others', async () => {
  await show(lesson(), '陈一诺')
  await press('成员')
  expect(screen.queryByRole('button', { name: '林老师' })).toBeNull()
})

test('an invitation is a question with two answers', async () => {
  const { signaling } = await show(lesson({ members: [teacher, person('陈一诺', 'student', { stage: 'audience' })] }), '陈一诺')
  act(() => signaling.happen({ type: 'member.stage', id: '陈一诺', stage: 'invited', by: '林老师' }))
  expect(screen.getByRole('dialog', { name: '林老师 请你上台' })).toBeTruthy()
  await press('上台')
  expect(signaling.commands).toContainEqual({ type: 'stage.answer', accept: true })
})

test('what lasts is said in a banner: a cut, a gateway that is away, held sound, a weak uplink, a missing camera', async () => {
  const { signaling, media } = await show(lesson(), '陈一诺')
  act(() => signaling.link({ link: 'offline', attempt: 1, retryAt: 0 }))
  expect(screen.getByText('网络断了，正在重新连接')).toBeTruthy()
  act(() => {
    signaling.link({ link: 'online' })
    signaling.happen({ type: 'gateway.renewed', epoch: null })
  })
  expect(screen.getByText('音视频服务断开了，正在恢复')).toBeTruthy()
  act(() => {
    signaling.happen({ type: 'gateway.renewed', epoch: 'g2' })
    media.store.setState({ sound: 'blocked', publisher: { phase: 'live', weak: true, via: 'webrtc' }, camera: { state: 'missing', why: 'device-busy' } })
  })
  expect(screen.getByText('你的上行网络弱，先保证声音')).toBeTruthy()
  expect(screen.getByText('打不开摄像头：设备被别的程序占用，关掉它后点重试')).toBeTruthy()
  act(() => media.store.setState({ publisher: { phase: 'failed', why: 'component-silent' } }))
  expect(screen.getByText('别人看不到也听不到你：直播组件没有出来，小程序的类目可能还没开通直播')).toBeTruthy()
  await press('点这里听')
  expect(media.asked).toContainEqual(['allowSound'])
})

test('the host is asked whether to leave or to end; a student just leaves', async () => {
  const host = await show(lesson(), '林老师')
  await press('离开')
  await press('结束，所有人离开')
  expect(host.signaling.commands).toContainEqual({ type: 'room.end' })
  act(() => host.signaling.happen({ type: 'room.ended', why: 'by-host' }))
  expect(screen.getByText('主持人结束了这次通话')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '再进去' })).toBeNull()
  await press('回到大厅')
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/lobby/index' })
})

test('who left may go in again', async () => {
  await show(lesson(), '陈一诺')
  await press('离开')
  expect(screen.getByText('你已离开')).toBeTruthy()
})

test('the room is shared by code and link', async () => {
  const copied: string[] = []
  const parts = await visitTo(education, lesson(), '林老师')
  const services = fakeServices({ copyText: async (text) => { copied.push(text); return true } })
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<Page />, services))
  await press('更多')
  await press('分享房间')
  expect(screen.getByText('482 913')).toBeTruthy()
  for (const copy of screen.getAllByRole('button', { name: '复制' })) await act(async () => void fireEvent.click(copy))
  expect(copied).toEqual(['482913', 'http://127.0.0.1:8080/#/pages/join/index?code=482913'])
})

async function openShare(you: string, invite: Services['api']['invite']) {
  const copied: string[] = []
  const parts = await visitTo(education, lesson(), you)
  const plain = fakeServices()
  const services = { ...plain, api: { ...plain.api, invite }, copyText: async (text: string) => copied.push(text) > 0 }
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<Page />, services))
  await act(async () => void fireEvent.click(screen.getAllByRole('button', { name: /分享房间/ })[0] ?? document.body))
  return copied
}

test('the host invites an assistant by a link of its own', async () => {
  const asked: unknown[] = []
  const copied = await openShare('林老师', async (room, { role }) => {
    asked.push([room, role])
    return { ok: true, value: { invitation: 'a.b.c', role, expiresAt: 0 } }
  })
  await press('邀请助教')
  expect(screen.queryByText('482 913')).toBeNull()
  await press('复制')
  expect(asked).toEqual([[lesson().id, 'assistant']])
  expect(copied).toEqual(['http://127.0.0.1:8080/#/pages/join/index?code=482913&role=assistant&invitation=a.b.c'])
})

test('an invitation that is refused says why', async () => {
  await openShare('林老师', async () => ({ ok: false, failure: 'room/ended' }))
  await press('邀请助教')
  expect(screen.getByText('这间房已经结束了')).toBeTruthy()
})

test('a student shares the room by its code alone', async () => {
  await openShare('陈一诺', async () => ({ ok: false, failure: 'member/not-allowed' }))
  expect(screen.queryByRole('button', { name: '邀请助教' })).toBeNull()
  expect(screen.getByText('482 913')).toBeTruthy()
})

function OwnTool() {
  const panel = useRoomPanel()
  return <BarButton icon='pin' text='测验' on={panel.name === 'own-quiz'} onPress={() => panel.toggle('own-quiz')} />
}
function OwnWay() {
  const panel = useRoomPanel()
  return <Way icon='pin' text='测验结果' onPress={() => panel.open('own-results')} />
}
const OwnPage = () => <Room visit={useVisit(education)} parts={{ tools: <OwnTool />, ways: <OwnWay />, panel: (name) => <View>{`打开了 ${name}`}</View> }} />

test('a scenario has buttons in the bar, lines under "more" and panels of its own, one panel at a time', async () => {
  const parts = await visitTo(education, lesson(), '林老师')
  const services = fakeServices()
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<OwnPage />, services))
  await press('测验')
  expect(screen.getByText('打开了 own-quiz')).toBeTruthy()
  await press('更多')
  expect(screen.queryByText('打开了 own-quiz')).toBeNull()
  await press('测验结果')
  expect(screen.getByText('打开了 own-results')).toBeTruthy()
  await press('聊天')
  expect(screen.queryByText('打开了 own-results')).toBeNull()
})

test('who never signed in is sent to the device check', async () => {
  await act(async () => void renderPage(<Page />, fakeServices()))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/check/index?aim=join&room=room1' })
})

test('somebody who comes is heard once; the switch under "more" makes it quiet', async () => {
  const heard: string[] = []
  const parts = await visitTo(education, lesson(), '林老师')
  const services = fakeServices({ playChime: (name) => heard.push(name) })
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<Page />, services))
  const comes = (id: string) => act(() => parts.signaling.happen({ type: 'member.joined', member: person(id, 'student') }))
  comes('王子涵')
  act(() => parts.signaling.happen({ type: 'member.hand', id: '王子涵', raised: true }))
  expect(heard).toEqual(['join', 'hand'])
  await press('更多')
  await press('提示音 · 开')
  comes('李欣怡')
  expect(heard).toEqual(['join', 'hand'])
  expect(services.storage.read('sounds')).toBe('off')
})
