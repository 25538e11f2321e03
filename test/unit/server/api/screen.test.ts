import { createScope } from '#shared/kernel/scope'
import { success } from '#shared/kernel/result'
import type { PublishReply } from '#shared/protocol/http'
import { streamIdOf } from '#shared/room/state'
import { ask, openRoom, signIn } from '../../../support/ask'
import { letIn } from '../../../support/fixture-room'
import { openDoors } from '../../../support/open-doors'

test('addresses for a second screen are refused while somebody shares theirs; whoever shares has theirs anew', async () => {
  const scope = createScope()
  const { base, workshop } = await openDoors(scope)
  const host = await signIn(base, 'Host')
  const { id } = await openRoom(base, host, 'fixture', 'A class')
  const kept = workshop.rooms.find(id)
  if (kept === null) throw new Error('no room')
  await letIn(kept, host.user.id)
  const began = (owner: string) => ({ type: 'stream.started', stream: { id: streamIdOf(id, owner, 'screen'), owner, source: 'screen', via: 'webrtc', video: true, audio: true } } as const)
  const publish = async () => (await ask<PublishReply>(base, `/api/rooms/${id}/publish`, { body: { source: 'screen' }, token: host.token })).body
  const mine = { streamId: streamIdOf(id, host.user.id, 'screen') }
  expect(await publish()).toMatchObject(mine)
  await kept.room.change(() => success([began(host.user.id)]))
  expect(await publish()).toMatchObject(mine)
  await kept.room.change(() => success([{ type: 'stream.ended', id: mine.streamId }, began('another')]))
  expect(await publish()).toMatchObject({ code: 'screen/taken' })
  await kept.room.change(() => success([{ type: 'stream.ended', id: streamIdOf(id, 'another', 'screen') }]))
  expect(await publish()).toMatchObject(mine)
  scope.end()
})
