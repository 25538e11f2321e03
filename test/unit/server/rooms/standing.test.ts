import * as v from 'valibot'
import type { RoomEvent } from '#shared/room/events'
import { noLaw } from '#shared/scenario/law'
import { advance, snapshotSchema, type Snapshot } from '../../../../server/src/rooms/snapshot'
import { noStanding, ordersBetween, standingOrders } from '../../../../server/src/rooms/standing'
import { member, room } from '../../../support/room'

const opening: Snapshot = {
  seq: 0,
  room: room({ id: 'r', members: [member({ id: 'ann', microphone: 'on', camera: 'on' }), member({ id: 'host' })] }),
  standing: noStanding,
}

const after = (events: readonly RoomEvent[], at = 1_000, from = opening): Snapshot =>
  events.reduce((snapshot, event) => advance(snapshot, { seq: snapshot.seq + 1, at, event }, noLaw), from)

const orders = (before: Snapshot, now: Snapshot) => ordersBetween('r', before.standing, now.standing)

const media = (microphone: 'on' | 'off', camera: 'on' | 'off', by: string): RoomEvent => ({ type: 'member.media', id: 'ann', microphone, camera, by })

test('a mute by the host shuts the sound of every stream of that person', () => {
  const muted = after([media('off', 'on', 'host')])
  expect(orders(opening, muted)).toContainEqual({ type: 'gate', stream: 'r-ann-camera', audio: false, video: true })
})

test('who mutes themselves is not shut: their device is trusted', () => {
  expect(orders(opening, after([media('off', 'off', 'ann')]))).toEqual([])
})

test('the gate opens when its owner switches on again, and only then', () => {
  const muted = after([media('off', 'on', 'host')])
  const still = after([media('off', 'off', 'ann')], 1_001, muted)
  expect(orders(muted, still)).toEqual([])
  const open = after([media('on', 'off', 'ann')], 1_002, still)
  expect(orders(still, open)).toContainEqual({ type: 'gate', stream: 'r-ann-camera', audio: true, video: true })
  expect(open.standing.shut).toEqual([])
})

test('a shut camera leaves the shared screen alone', () => {
  const shut = orders(opening, after([media('on', 'off', 'host')]))
  expect(shut).toContainEqual({ type: 'gate', stream: 'r-ann-camera', audio: true, video: false })
  expect(shut).toContainEqual({ type: 'gate', stream: 'r-ann-screen', audio: true, video: true })
})

test('a publisher that never told its state is shut too', () => {
  const silent: Snapshot = { ...opening, room: room({ id: 'r', members: [member({ id: 'ann' }), member({ id: 'host' })] }) }
  const muted = advance(silent, { seq: 1, at: 1, event: media('off', 'off', 'host') }, noLaw)
  expect(orders(silent, muted)).toContainEqual(expect.objectContaining({ stream: 'r-ann-camera', audio: false }))
})

test('who leaves loses all tokens, and leaves no gate behind', () => {
  const muted = after([media('off', 'on', 'host')])
  const left = after([{ type: 'member.left', id: 'ann', why: 'removed' }], 2_000, muted)
  expect(orders(muted, left)).toContainEqual({ type: 'revoke', room: 'r', user: 'ann', upTo: 2_000 })
  expect(orders(muted, left)).toContainEqual({ type: 'gate', stream: 'r-ann-camera', audio: true, video: true })
})

test('who goes down from the stage loses the right to publish, not to watch', () => {
  const down = after([{ type: 'member.stage', id: 'ann', stage: 'audience', by: 'host' }], 3_000)
  expect(orders(opening, down)).toEqual([{ type: 'revoke', room: 'r', user: 'ann', upTo: 3_000, direction: 'publish' }])
})

test('a withdrawn invitation revokes nothing', () => {
  const invited: Snapshot = { ...opening, room: room({ id: 'r', members: [member({ id: 'ann', stage: 'invited' })] }) }
  expect(orders(invited, after([{ type: 'member.stage', id: 'ann', stage: 'audience', by: 'host' }], 1, invited))).toEqual([])
})

test('a new gateway is told everything that still counts', () => {
  const now = after([media('off', 'on', 'host'), { type: 'member.left', id: 'bob', why: 'left' }])
  const all = standingOrders('r', now.standing)
  expect(all).toContainEqual({ type: 'revoke', room: 'r', user: 'bob', upTo: 1_000 })
  expect(all).toContainEqual({ type: 'gate', stream: 'r-ann-camera', audio: false, video: true })
})

const recording: RoomEvent = { type: 'recording.started', id: 'r-1', by: 'host' }
const record = (id: string | null) => ({ type: 'record', room: 'r', recording: id })

test('the gateway records from the start of a recording to its stop', () => {
  const started = after([recording])
  expect(orders(opening, started)).toEqual([record('r-1')])
  const chatted = after([{ type: 'chat.sent', from: 'ann', name: 'Ann', text: 'hello' }], 1_001, started)
  expect(orders(started, chatted)).toEqual([])
  expect(orders(chatted, after([{ type: 'recording.stopped', id: 'r-1', why: 'by-member', by: 'host' }], 1_002, chatted))).toEqual([record(null)])
})

test('the gateway stops recording when the room ends', () => {
  const started = after([recording])
  expect(orders(started, after([{ type: 'room.ended', why: 'empty' }], 1_001, started))).toEqual([record(null)])
})

test('who leaves takes no recording along', () => {
  expect(after([recording, { type: 'member.left', id: 'host', why: 'left' }]).standing.recording).toBe('r-1')
})

test('a gateway that may have missed an order is told what is recorded, also if nothing is', () => {
  expect(standingOrders('r', after([recording]).standing)).toEqual([record('r-1')])
  expect(standingOrders('r', noStanding)).toEqual([record(null)])
})

test('a room that was stored before there were recordings is read as one without', () => {
  const { recording: _state, ...room } = opening.room
  const { recording: _standing, ...standing } = opening.standing
  expect(v.parse(snapshotSchema, JSON.parse(JSON.stringify({ ...opening, room, standing })))).toEqual(opening)
})

test('revocations that no token outlives are forgotten', () => {
  const many = Array.from({ length: 100 }, (_, index) => index).reduce(
    (snapshot, index) => after([{ type: 'member.left', id: `m${index}`, why: 'left' }], index * 60_000, snapshot), opening)
  expect(many.standing.revoked.length).toBeLessThan(20)
})
