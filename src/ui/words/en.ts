import { enEverywhere } from './en-everywhere.ts'
import { enPlans } from './en-plans.ts'
import { enRoom } from './en-room.ts'
import type { WordKey } from './zh.ts'

/** Everything the product says in English. */
export const en: Readonly<Record<WordKey, string>> = { ...enEverywhere, ...enRoom, ...enPlans }
