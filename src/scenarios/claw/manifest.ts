import type { ScenarioManifest } from '#shared/scenario/manifest'
import { picture } from './picture.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

/** A claw machine: the operator opens it, people come by code, watch, queue and play; the machine's two cameras are `front` and `side`. */
export const claw: ScenarioManifest = {
  id: 'claw',
  root: 'scenarios/claw',
  pages: ['pages/room/index'],
  icon: 'gamepad',
  words: { zh, en },
  picture,
  layout: 'claw',
  roles: [
    {
      id: 'operator',
      can: ['publish', 'chat', 'mute-others', 'take-down', 'remove', 'end', 'record', 'mix', 'move'],
      taken: 'by-host',
      arrives: 'seated',
      limit: 1,
      // A laptop or a phone in front of the machine is its camera until the machine has its own.
      sources: ['front', 'side'],
      facing: 'rear',
    },
    { id: 'machine', can: ['publish', 'move'], taken: 'by-invitation', arrives: 'seated', limit: 2, sources: ['front', 'side'], facing: 'rear' },
    { id: 'player', can: ['chat', 'move'], taken: 'by-code', arrives: 'audience', limit: 500, sources: [] },
    { id: 'spectator', can: ['chat'], taken: 'by-code', arrives: 'audience', limit: 500, sources: [] },
  ],
  hostRole: 'operator',
  guestRole: 'player',
  seats: 3,
  capacity: 500,
  keepsSeconds: 60,
}
