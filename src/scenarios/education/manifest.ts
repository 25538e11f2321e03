import type { ScenarioManifest } from '#shared/scenario/manifest'
import { picture } from './picture.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

/** A class: the teacher opens it, students come by code and sit down while seats last; later ones listen until invited. */
export const education: ScenarioManifest = {
  id: 'education',
  root: 'scenarios/education',
  pages: ['pages/room/index'],
  icon: 'graduation-cap',
  words: { zh, en },
  picture,
  layout: 'class',
  roles: [
    {
      id: 'teacher',
      can: ['publish', 'chat', 'raise-hand', 'mute-others', 'invite', 'take-down', 'remove', 'end', 'record', 'mix', 'move'],
      taken: 'by-host',
      arrives: 'seated',
      limit: 2,
      sources: ['camera', 'screen'],
    },
    {
      id: 'assistant',
      can: ['publish', 'chat', 'mute-others', 'invite', 'take-down', 'record', 'mix', 'move'],
      taken: 'by-invitation',
      arrives: 'seated',
      limit: 4,
      sources: ['camera'],
    },
    { id: 'student', can: ['publish', 'chat', 'raise-hand', 'move'], taken: 'by-code', arrives: 'seated', limit: 500, sources: ['camera'] },
  ],
  hostRole: 'teacher',
  guestRole: 'student',
  seats: 16,
  capacity: 500,
  variants: [{ id: 'small', seats: 32 }, { id: 'one-to-one', seats: 2, capacity: 4 }, { id: 'large', roles: { student: { arrives: 'audience' } } }],
  keepsSeconds: 30,
}
