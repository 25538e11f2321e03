import type { RoomWords } from '#shared/scenario/manifest'

/** What seats that fill by themselves say in Chinese. */
export const seatsZh: RoomWords = {
  'seats.fill': '空位自动请举手的人 · {state}',
  'seats.on': '开',
  'seats.off': '关',
}
