import { zhEverywhere } from './zh-everywhere.ts'
import { zhPlans } from './zh-plans.ts'
import { zhRoom } from './zh-room.ts'

/** Everything the product says in Chinese; the words of a scenario and of the replay stand in their folders. */
export const zh = { ...zhEverywhere, ...zhRoom, ...zhPlans } as const

export type WordKey = keyof typeof zh
export type EverywhereKey = keyof typeof zhEverywhere
export type RoomKey = keyof typeof zhRoom
export type PlansKey = keyof typeof zhPlans
