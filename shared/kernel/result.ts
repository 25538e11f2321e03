/** What an operation that may fail as expected returns; bugs are thrown instead. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** The good outcome. */
export const success = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

/** The expected bad outcome. */
export const failure = <Failure>(failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure })
