import { entriesOf, entryAt } from '../../../src/pages/replay/entries'
import { marksOf } from '../../../src/pages/replay/marks'
import { en } from '../../../src/pages/replay/words/en'
import { sayIn } from '../../../src/pages/replay/words/words'
import { zh } from '../../../src/pages/replay/words/zh'
import { member } from '../../support/room'
import { happened, recording } from './recording'

const say = sayIn('zh')
const texts = (events: ReturnType<typeof happened>) => entriesOf(recording({ events }), say).map(({ text }) => text)

test('what happened is told in words, with its time', () => {
  expect(entriesOf(recording(), say).map(({ at, by, text }) => [at, by, text])).toEqual([
    [2_000, '林老师', '听得到吗'],
    [4_000, undefined, '陈一诺 进来了'],
    [10_000, undefined, '陈一诺 举手'],
    [20_000, undefined, '林老师 关了 陈一诺 的麦克风'],
    [55_000, undefined, '陈一诺 离开了'],
  ])
})

test('who switches the own devices is no news, and neither is what no person did', () => {
  expect(texts(happened(
    [0, { type: 'member.media', id: 'chen', microphone: 'off', camera: 'off', by: 'chen' }],
    [1, { type: 'member.presence', id: 'chen', presence: 'away' }],
    [2, { type: 'gateway.renewed', epoch: 'g2' }],
    [3, { type: 'member.hand', id: 'chen', raised: false }],
    [4, { type: 'clip.asked', id: 'c1', by: null, from: 0, to: 4, streams: null }],
    [5, { type: 'clip.made', id: 'c1', beganAt: 0, endedAt: 4 }],
  ))).toEqual([])
})

test('a deleted message has no text; that it was deleted, or the chat shut, is no line of its own', () => {
  expect(texts(happened(
    [0, { type: 'chat.sent', from: 'chen', name: '陈一诺', text: '' }],
    [1, { type: 'chat.deleted', message: 1, by: 'lin' }],
    [2, { type: 'chat.muted', muted: true, member: null, by: 'lin' }],
  ))).toEqual(['消息已删除'])
})

test('a refused invitation is no descent from the stage', () => {
  const stage = (at: number, place: 'invited' | 'audience' | 'seated') => [at, { type: 'member.stage', id: 'chen', stage: place, by: 'lin' }] as const
  expect(texts(happened(stage(0, 'invited'), stage(1, 'audience'), stage(2, 'seated'), stage(3, 'audience')))).toEqual(['陈一诺 上台了', '陈一诺 下台了'])
})

test('a clip is told when it is made, with who took it', () => {
  const asks = (at: number, id: string) => [at, { type: 'clip.asked', id, by: 'lin', from: 0, to: at, streams: null }] as const
  expect(texts(happened(asks(0, 'c1'), [1, { type: 'clip.failed', id: 'c1', why: 'empty' }]))).toEqual([])
  expect(texts(happened(asks(0, 'c1'), [1, { type: 'clip.made', id: 'c1', beganAt: 0, endedAt: 1 }]))).toEqual(['林老师 保存了片段'])
})

test('a camera that somebody else turned off is told as that', () => {
  expect(texts(happened(
    [0, { type: 'member.joined', member: member({ id: 'wang', name: '王子涵', camera: 'on' }) }],
    [1, { type: 'member.media', id: 'wang', microphone: 'off', camera: 'off', by: 'lin' }],
  ))).toEqual(['王子涵 进来了', '林老师 关了 王子涵 的摄像头'])
})

test('a shared screen is told once, however often its stream is told anew, and again when it is shared again', () => {
  const stream = { id: 'room1-lin-screen', owner: 'lin', source: 'screen', via: 'webrtc', video: true, audio: false } as const
  expect(texts(happened(
    [0, { type: 'stream.started', stream: { ...stream, id: 'room1-lin-camera', source: 'camera' } }],
    [1, { type: 'stream.started', stream }],
    [2, { type: 'stream.started', stream: { ...stream, audio: true } }],
    [3, { type: 'gateway.renewed', epoch: 'g2' }],
    [4, { type: 'stream.started', stream }],
    [5, { type: 'stream.ended', id: stream.id }],
    [6, { type: 'stream.started', stream }],
  ))).toEqual(['林老师 开始共享屏幕', '林老师 开始共享屏幕'])
})

test('the current line is the last that has happened', () => {
  const entries = entriesOf(recording(), say)
  expect([0, 2_000, 9_999, 60_000].map((position) => entryAt(entries, position))).toEqual([-1, 0, 1, 4])
})

test('of marks that would touch, the weightiest stands', () => {
  const line = (at: number, kind: 'chat' | 'hand') => ({ seq: at, at, kind, text: '' })
  expect(marksOf([line(10_000, 'chat'), line(10_100, 'hand'), line(10_200, 'chat'), line(40_000, 'chat')], 60_000).map(({ kind }) => kind)).toEqual(['hand', 'chat'])
  expect(marksOf([line(0, 'chat')], 0)).toEqual([])
})

test('both languages have the same sentences, and none shouts', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh))
  for (const [key, sentence] of Object.entries(zh)) {
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    expect([key, holes(en[key as keyof typeof zh])]).toEqual([key, holes(sentence)])
    expect(sentence + en[key as keyof typeof zh]).not.toMatch(/[!！]/)
  }
})
