/** A value that survives `JSON.parse(JSON.stringify(value))`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A value as JSON has it: fields that are undefined are gone. */
export function jsonOf(value: object): Json {
  const json: Json = JSON.parse(JSON.stringify(value))
  return json
}
