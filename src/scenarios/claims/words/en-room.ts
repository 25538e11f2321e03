import type { RoomWords } from '#shared/scenario/manifest'

/** What a claim's room says in English. */
export const en: RoomWords = {
  checklist: 'Views to see',
  progress: '{seen} of {all} seen',
  ask: 'Ask the owner for this',
  asking: 'The adjuster wants to see: {view}',
  tick: 'Seen clearly',
  untick: 'See it again',
  hint: 'Point at the car, move slowly, go closer where it is dark',
  waiting: 'Waiting for the owner. Send the room code; opening it is enough',
  adjusterAway: 'The adjuster is not here yet. Park safely, best where it is bright',
  end: 'End the claim',
  'view.plate': 'Plate',
  'view.vin': 'VIN',
  'view.front-left': 'Front left',
  'view.front-right': 'Front right',
  'view.rear-left': 'Rear left',
  'view.rear-right': 'Rear right',
  'view.damage-near': 'Damage, near',
  'view.damage-far': 'Damage, far',
}
