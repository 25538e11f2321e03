import type { Json } from '#shared/kernel/json'

/** Longest passing data of a law, in UTF-16 units of its JSON text, and how deep it may be nested. */
const MAX_PASSING_LENGTH = 4 * 1024
const MAX_PASSING_DEPTH = 8

/** Whether a law's passing data may be sent: who sends more loses the connection. */
export const fitsPassing = (data: Json): boolean => isShallow(data, MAX_PASSING_DEPTH) && JSON.stringify(data).length <= MAX_PASSING_LENGTH

/** Whether a value nests at most so deep; looked at before anything that could run out of stack. */
export function isShallow(value: unknown, depthLeft: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depthLeft > 0 && Object.values(value).every((inner) => isShallow(inner, depthLeft - 1))
}
