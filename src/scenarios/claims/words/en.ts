import type { ScenarioWords } from '#shared/scenario/manifest'

/** What a claim says in English. */
export const en: ScenarioWords = {
  title: 'Car claims',
  sentence: 'The owner joins by code and walks around the car; the adjuster watches and ticks the list.',
  action: 'Start a claim',
  roomTitle: 'New claim',
  enter: 'Enter the claim',
  roles: { adjuster: 'Adjuster', owner: 'Car owner', supervisor: 'Supervisor' },
}
