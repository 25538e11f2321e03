import type { Member, RoomState } from '#shared/room/state'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import type { GatewayOrder, MixPlan, MixTile } from '../gateway/control/messages.ts'

type Scenario = Pick<ScenarioManifest, 'hostRole'>

/** What to tell the gateway after `before` became `after`: only what changes the picture or the sound. */
export function mixOrdersBetween(before: RoomState, after: RoomState, scenario: Scenario): readonly GatewayOrder[] {
  const plan = mixPlanOf(after, scenario)
  const same = JSON.stringify(mixPlanOf(before, scenario)) === JSON.stringify(plan)
  return same ? [] : [{ type: 'mix', room: after.id, plan }]
}

/** What to tell a gateway that may have missed something, also that nothing is mixed. */
export const mixOrders = (room: RoomState, scenario: Scenario): readonly GatewayOrder[] => [{ type: 'mix', room: room.id, plan: mixPlanOf(room, scenario) }]

/** Everybody on stage, as a client's page shows them; null while nothing is mixed. */
export function mixPlanOf(room: RoomState, { hostRole }: Scenario): MixPlan | null {
  const stage = room.members.filter((member) => member.stage === 'seated')
  // An empty stage costs nothing: who sits down next has it drawn again.
  if (room.mix === null || room.life.phase === 'ended' || stage.length === 0) return null
  return { layout: room.mix.layout, tiles: [...stage.map((member) => tileOf(room, member, hostRole)), ...screensOf(room, stage)] }
}

function tileOf({ streams }: RoomState, { id, name, role, camera, seatedAt, joinedAt }: Member, hostRole: string): MixTile {
  const own = streams.filter(({ owner, source }) => owner === id && source !== 'screen')
  const picture = camera === 'on' ? own.find(({ video }) => video) : undefined
  return {
    id,
    name,
    main: role === hostRole,
    since: seatedAt ?? joinedAt,
    picture: picture?.id ?? null,
    screen: false,
    sounds: own.filter(({ audio }) => audio).map((stream) => stream.id),
  }
}

/** A shared screen has a tile of its own, under its owner's name. */
function screensOf({ streams }: RoomState, stage: readonly Member[]): readonly MixTile[] {
  return stage.flatMap(({ id: member, name, seatedAt, joinedAt }) => streams
    .filter(({ owner, source, video }) => owner === member && source === 'screen' && video)
    .map(({ id, audio }) => ({ id, name, main: false, since: seatedAt ?? joinedAt, picture: id, screen: true, sounds: audio ? [id] : [] })))
}
