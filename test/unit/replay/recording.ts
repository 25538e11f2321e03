import type { RecordedPart, RecordingReply } from '#shared/protocol/http'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { member } from '../../support/room'

/** When the recordings of these tests began. */
export const START = 1_800_000_000_000

/** A part of somebody's camera; times are ms from the start. */
export const part = (owner: string, from: number, to: number | null, change: Partial<RecordedPart> = {}): RecordedPart => ({
  stream: `room1-${owner}-camera`, owner, source: 'camera', beganAt: START + from, endedAt: to === null ? null : START + to,
  video: true, audio: true, bytes: 1_000, url: `/media/${owner}-${from}.mp4`, expiresAt: START + 86_400_000, ...change,
})

/** Events at ms from the start. */
export const happened = (...events: readonly (readonly [number, RoomEvent])[]): readonly LoggedEvent[] =>
  events.map(([at, event], index) => ({ seq: index + 1, at: START + at, event }))

/** A minute of a lesson. */
export const recording = (change: Partial<RecordingReply> = {}): RecordingReply => ({
  id: 'r1', kind: 'recording', room: 'room1', scenario: 'education', title: '一次函数', startedAt: START, endedAt: START + 60_000,
  people: [{ id: 'lin', name: '林老师', role: 'teacher' }, { id: 'chen', name: '陈一诺', role: 'student' }],
  parts: [part('lin', 0, 60_000), part('chen', 5_000, 20_000), part('chen', 30_000, 50_000)],
  events: happened(
    [2_000, { type: 'chat.sent', from: 'lin', name: '林老师', text: '听得到吗' }],
    [4_000, { type: 'member.joined', member: member({ id: 'chen', name: '陈一诺', microphone: 'on' }) }],
    [10_000, { type: 'member.hand', id: 'chen', raised: true }],
    [20_000, { type: 'member.media', id: 'chen', microphone: 'off', camera: 'on', by: 'lin' }],
    [55_000, { type: 'member.left', id: 'chen', why: 'left' }],
  ),
  ...change,
})
