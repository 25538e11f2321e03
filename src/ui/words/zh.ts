import { zhEverywhere } from './zh-everywhere.ts'
import { zhRoom } from './zh-room.ts'

/** Everything the product says in Chinese; the words of a scenario and of the replay stand in their folders. */
export const zh = { ...zhEverywhere, ...zhRoom } as const

export type WordKey = keyof typeof zh
export type EverywhereKey = keyof typeof zhEverywhere
export type RoomKey = keyof typeof zhRoom
