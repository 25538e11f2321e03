import type { RoomWords } from '#shared/scenario/manifest'

/** What seats that fill by themselves say in English. */
export const seatsEn: RoomWords = {
  'seats.fill': 'Free seats go to raised hands · {state}',
  'seats.on': 'on',
  'seats.off': 'off',
}
