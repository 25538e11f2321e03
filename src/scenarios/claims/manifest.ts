import type { ScenarioManifest } from '#shared/scenario/manifest'
import { picture } from './picture.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

/** A car claim: the adjuster opens it, the owner comes by code and shows the car with the rear camera. */
export const claims: ScenarioManifest = {
  id: 'claims',
  root: 'scenarios/claims',
  pages: ['pages/room/index'],
  icon: 'car',
  words: { zh, en },
  picture,
  layout: 'call',
  roles: [
    {
      id: 'adjuster',
      can: ['publish', 'chat', 'mute-others', 'invite', 'take-down', 'remove', 'end', 'record', 'mix', 'move'],
      taken: 'by-host',
      arrives: 'seated',
      limit: 1,
      sources: ['camera'],
    },
    { id: 'owner', can: ['publish', 'chat', 'raise-hand'], taken: 'by-code', arrives: 'seated', limit: 2, sources: ['camera'], facing: 'rear' },
    { id: 'supervisor', can: ['publish', 'chat', 'mute-others', 'record', 'mix'], taken: 'by-invitation', arrives: 'audience', limit: 2, sources: ['camera'] },
  ],
  hostRole: 'adjuster',
  guestRole: 'owner',
  seats: 4,
  capacity: 6,
  keepsSeconds: 60,
}
