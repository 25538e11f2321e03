import type { Json } from '#shared/kernel/json'

/** The JSON in a text, or null. */
export function parseJson(text: string): Json {
  try {
    const parsed: Json = JSON.parse(text)
    return parsed
  } catch {
    return null
  }
}
