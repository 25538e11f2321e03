import type { Stream } from '#shared/room/state'
import { reconcile, startStream, strangers } from '../../../../server/src/media-link/reconcile'
import { parseGatewayMessage } from '../../../../server/src/media-link/link'
import { fixtureScenario } from '../../../support/fixture-scenario'
import { member, room } from '../../../support/room'

const stream = (owner: string, change: Partial<Stream> = {}): Stream => ({ id: `r-${owner}-camera`, owner, source: 'camera', via: 'webrtc', video: true, audio: true, ...change })
const live = (owner: string, id = 'r', change: Partial<Stream> = {}) => ({ room: id, stream: stream(owner, change) })
const ann = member({ id: 'ann', role: 'guest' })
const bob = member({ id: 'bob', role: 'guest' })
const here = room({ id: 'r', gatewayEpoch: 'one', members: [ann, bob], streams: [stream('ann')] })

test('a gateway that kept everything changes nothing', () => {
  expect(reconcile(here, 'one', [live('ann')])).toEqual([])
})

test('what began and ended while nobody listened is made up for', () => {
  expect(reconcile(here, 'one', [live('bob')])).toEqual([
    { type: 'stream.ended', id: 'r-ann-camera' },
    { type: 'stream.started', stream: stream('bob') },
  ])
})

test('a new gateway lost all connections; streams that it has already begin again', () => {
  expect(reconcile(here, 'two', [live('ann')])).toEqual([
    { type: 'gateway.renewed', epoch: 'two' },
    { type: 'stream.started', stream: stream('ann') },
  ])
})

test('a stream that is told with other content is told anew', () => {
  expect(reconcile(here, 'one', [live('ann', 'r', { video: false })])).toEqual([{ type: 'stream.started', stream: stream('ann', { video: false }) }])
})

test('a vendor’s streams are none of the gateway’s business', () => {
  const vendor = stream('bob', { via: 'vendor' })
  expect(reconcile({ ...here, streams: [vendor] }, 'one', [])).toEqual([])
})

test('streams of strangers are ended, and streams and mixes of rooms that are gone', () => {
  expect(strangers([here], { live: [live('ann'), live('eve'), live('ann', 'gone')], mixes: ['r', 'gone', 'long-gone'] }, 5)).toEqual([
    { type: 'end-room', room: 'gone', upTo: 5 },
    { type: 'end-room', room: 'long-gone', upTo: 5 },
    { type: 'revoke', room: 'r', user: 'eve', upTo: 5 },
  ])
})

test('a stream whose owner left the stage in the same moment is ended', () => {
  const sitting = room({ ...here, members: [{ ...ann, stage: 'audience' }] })
  expect(startStream(sitting, fixtureScenario, stream('ann'), 7)).toEqual({ events: [], orders: [{ type: 'revoke', room: 'r', user: 'ann', upTo: 7, direction: 'publish' }] })
  expect(startStream(here, fixtureScenario, stream('bob'), 7)).toEqual({ events: [{ type: 'stream.started', stream: stream('bob') }], orders: [] })
})

test('of two screens that begin at once the second is ended, and its owner’s camera goes on', () => {
  const screen = (owner: string) => stream(owner, { id: `r-${owner}-screen`, source: 'screen' })
  const shared = { ...here, streams: [...here.streams, screen('ann')] }
  expect(startStream(shared, fixtureScenario, screen('bob'), 7)).toEqual({ events: [], orders: [{ type: 'revoke', room: 'r', user: 'bob', upTo: 7, stream: 'r-bob-screen' }] })
  expect(startStream(shared, fixtureScenario, { ...screen('ann'), audio: false }, 7).events).toHaveLength(1)
})

test('what the gateway never says is not understood', () => {
  expect(parseGatewayMessage('{"type":"ended","room":"r","stream":"s"}')).toEqual({ type: 'ended', room: 'r', stream: 's' })
  for (const text of ['', '{', 'null', '[]', '{"type":"started"}', '{"type":"hello","epoch":1,"streams":[]}']) expect(parseGatewayMessage(text)).toBeNull()
})
