import { ruleOf } from '#shared/room/can'
import type { RoomEvent } from '#shared/room/events'
import { memberOf, streamIdOf, type MemberId, type RoomState, type Stream } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'

/**
 * A vendor's cloud does not tell us who sends what. Whoever is seated and has something switched on is taken to send it,
 * so that everybody else knows whom to look for in the vendor's channel.
 */
export function vendorStreams(event: RoomEvent, room: RoomState, scenario: Pick<ScenarioManifest, 'roles'>): readonly RoomEvent[] {
  if (event.type !== 'member.media' && event.type !== 'member.stage') return []
  const wanted = vendorStreamOf(room, event.id, scenario)
  const known = room.streams.find(({ owner, via }) => owner === event.id && via === 'vendor')
  if (wanted !== null) return known?.video === wanted.video && known.audio === wanted.audio ? [] : [{ type: 'stream.started', stream: wanted }]
  return known === undefined ? [] : [{ type: 'stream.ended', id: known.id }]
}

function vendorStreamOf(room: RoomState, id: MemberId, scenario: Pick<ScenarioManifest, 'roles'>): Stream | null {
  const member = memberOf(room, id)
  const source = member === undefined ? undefined : ruleOf(scenario, member.role)?.sources[0]
  if (member?.stage !== 'seated' || source === undefined) return null
  const [video, audio] = [member.camera === 'on', member.microphone === 'on']
  return video || audio ? { id: streamIdOf(room.id, id, source), owner: id, source, via: 'vendor', video, audio } : null
}
