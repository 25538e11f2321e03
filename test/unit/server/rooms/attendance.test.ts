import { csvOf } from '#shared/kernel/csv'
import { attendanceCsv, type AttendanceWords } from '#shared/protocol/attendance'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import type { Presence } from '#shared/room/state'
import { attendanceOf } from '../../../../server/src/rooms/attendance'
import { member } from '../../../support/room'

const log = (...events: readonly (readonly [number, RoomEvent])[]): readonly LoggedEvent[] => events.map(([at, event], index) => ({ seq: index + 1, at, event }))
const joins = (id: string): RoomEvent => ({ type: 'member.joined', member: member({ id, name: `Name of ${id}` }) })
const leaves = (id: string, why: 'left' | 'lost' = 'left'): RoomEvent => ({ type: 'member.left', id, why })
const turns = (id: string, presence: Presence): RoomEvent => ({ type: 'member.presence', id, presence })

test('who comes and leaves was there between', () => {
  expect(attendanceOf(log([10, joins('ann')], [70, leaves('ann')]), 100)).toEqual([
    { member: 'ann', name: 'Name of ann', role: 'student', firstAt: 10, lastAt: 70, presentMs: 60, away: 0, background: 0, spans: [{ from: 10, to: 70 }] },
  ])
})

test.each<[string, readonly (readonly [number, RoomEvent])[], object]>([
  ['who is still there was there until now', [[10, joins('ann')]], { lastAt: 100, presentMs: 90 }],
  ['who comes again from another device never went', [[10, joins('ann')], [20, joins('ann')], [30, leaves('ann')]], { presentMs: 20, away: 0, spans: [{ from: 10, to: 30 }] }],
  ['who left and came back was away once', [[10, joins('ann')], [20, leaves('ann')], [50, joins('ann')]], { firstAt: 10, presentMs: 60, away: 1 }],
  ['who is lost and let go is away once, from the silence on', [[10, joins('ann')], [20, turns('ann', 'away')], [30, leaves('ann', 'lost')], [50, joins('ann')]], { presentMs: 60, away: 1, spans: [{ from: 10, to: 20 }, { from: 50, to: 100 }] }],
  ['a lost link that mends is one absence', [[10, joins('ann')], [20, turns('ann', 'away')], [30, turns('ann', 'here')]], { presentMs: 80, away: 1 }],
  ['the background is counted and no absence', [[10, joins('ann')], [20, turns('ann', 'background')], [30, turns('ann', 'here')]], { presentMs: 90, away: 0, background: 1 }],
  ['the end of the room is everybody’s', [[10, joins('ann')], [40, { type: 'room.ended', why: 'by-host' }]], { lastAt: 40, presentMs: 30 }],
  ['what is said of one who is not inside changes nothing', [[10, joins('ann')], [20, leaves('ann')], [30, turns('ann', 'away')], [40, leaves('ann')]], { lastAt: 20, presentMs: 10, away: 0 }],
])('%s', (_what, events, expected) => expect(attendanceOf(log(...events), 100)[0]).toMatchObject(expected))

test('a bad network makes no endless list: the longest gaps stay, and the minutes are exact', () => {
  const flicker = Array.from({ length: 300 }, (_, index): (readonly [number, RoomEvent])[] => [[index * 10 + 5, turns('ann', 'away')], [index * 10 + (index === 7 ? 9 : 6), turns('ann', 'here')]]).flat()
  const [ann] = attendanceOf(log([0, joins('ann')], ...flicker), 3_000)
  expect(ann?.spans).toHaveLength(100)
  expect(ann?.spans.some(({ to }) => to === 75)).toBe(true)
  expect(ann?.presentMs).toBe(3_000 - 299 - 4)
})

const words: AttendanceWords = { name: 'N', role: 'R', first: 'F', last: 'L', minutes: 'M', away: 'A', background: 'B', rollCall: (at) => `C${at}`, here: 'yes', missing: 'no', roleName: (role) => role, time: String }

test('the list has a line a person and a column a roll call', () => {
  const person = (id: string, name: string) => ({ member: id, name, role: 'student', firstAt: 1, lastAt: 2, presentMs: 90_000, away: 0, background: 0, spans: [] })
  const reply = { room: 'r', title: 't', from: 0, to: 9, people: [person('a', 'Ann'), person('b', '=HYPERLINK("x")'), person('c', 'Cid')], rollCalls: [{ at: 5, called: ['a', 'b'], answered: ['a'] }] }
  expect(attendanceCsv(reply, words)).toBe('\uFEFFN,R,F,L,M,A,B,C5\r\nAnn,student,1,2,1.5,0,0,yes\r\n"\'=HYPERLINK(""x"")",student,1,2,1.5,0,0,no\r\nCid,student,1,2,1.5,0,0,\r\n')
})

test.each([['=1+1', "'=1+1"], ['+1', "'+1"], ['-1', "'-1"], ['@a', "'@a"], [' =1', "' =1"], ['\t=1', "'\t=1"], ['a=1', 'a=1'], ['王"五', '"王""五"'], ['a\nb', '"a\nb"']])('a cell %j is written as %j', (cell, written) => {
  expect(csvOf([[cell]])).toBe(`\uFEFF${written}\r\n`)
})

test('a number stays a number', () => expect(csvOf([[-1]])).toBe('\uFEFF-1\r\n'))
