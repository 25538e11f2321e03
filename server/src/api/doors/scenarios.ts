import { success } from '#shared/kernel/result'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { openDoor, type Door } from '../door.ts'
import { scenariosReply } from '../reply-schemas.ts'

/** What kinds of rooms can be opened here. */
export const scenarioDoors = (scenarios: readonly ScenarioManifest[]): readonly Door[] => [
  openDoor(
    { method: 'GET', path: '/api/scenarios', summary: 'The scenarios, their roles and words', failures: [] },
    null,
    scenariosReply,
    () => Promise.resolve(success({ scenarios: scenarios.map(described) })),
  ),
]

const described = ({ id, root, icon, layout, seats, capacity, hostRole, guestRole, roles, variants, words }: ScenarioManifest) => ({
  id,
  root,
  icon,
  layout,
  seats,
  capacity,
  hostRole,
  guestRole,
  roles: roles.map((role) => ({ ...role, can: [...role.can], sources: [...role.sources] })),
  variants: (variants ?? []).map((variant) => ({ ...variant })),
  words: { zh: lobbyWords(words.zh), en: lobbyWords(words.en) },
})

const lobbyWords = ({ title, sentence, action, roomTitle, enter, roles, variants }: ScenarioManifest['words']['en']) =>
  ({ title, sentence, action, roomTitle, enter, roles: { ...roles }, variants: { ...variants } })
