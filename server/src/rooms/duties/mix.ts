import { failure, success } from '#shared/kernel/result'
import { can } from '#shared/room/can'
import type { LayoutMode } from '#shared/scenario/layout'
import type { Asked, Decision } from '../asked.ts'

/** `mix.start`: a room has one mix; starting it again changes its layout. */
export function startMix({ room, member, scenario, vendorMedia }: Asked, layout: LayoutMode | undefined): Decision {
  if (!can(member, 'mix', scenario)) return failure('member/not-allowed')
  if (vendorMedia) return failure('mix/unavailable')
  const wanted = layout ?? room.mix?.layout ?? scenario.layout
  return success(room.mix?.layout === wanted ? [] : [{ type: 'mix.started', layout: wanted, by: member.id }])
}

/** `mix.stop`. */
export function stopMix({ room, member, scenario }: Asked): Decision {
  if (!can(member, 'mix', scenario)) return failure('member/not-allowed')
  return success(room.mix === null ? [] : [{ type: 'mix.stopped', why: 'by-member', by: member.id }])
}
