import type { ScenarioWords } from '#shared/scenario/manifest'

/** What the claw says in English. */
export const en: ScenarioWords = {
  title: 'Claw machine',
  sentence: 'Two cameras, low latency, turns along a queue, and a fair record of every grab.',
  action: 'Open a machine',
  roomTitle: 'New machine',
  enter: 'Enter',
  roles: { operator: 'Operator', machine: 'Machine', player: 'Player', spectator: 'Spectator' },
}
