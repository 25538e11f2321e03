import * as v from 'valibot'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'

/** What an API comes to: what its callbacks are given, or why it failed. */
export type Answer = Result<object, CallFailure>

/** Options as the schema has them; the refusal is worded as WeChat words it. */
export function parseArgs<S extends v.GenericSchema>(schema: S, options: unknown): Result<v.InferOutput<S>, CallFailure> {
  const parsed = v.safeParse(schema, options ?? {})
  if (parsed.success) return success(parsed.output)
  const [issue] = parsed.issues
  const path = ['parameter', ...(issue.path ?? []).map(({ key }) => String(key))].join('.')
  return failure({ why: `parameter error: ${path} should be ${nameOf(wanted(schema, issue))} instead of ${nameOf(issue.received)};`, errno: 1001 })
}

/** A field that is missing is named by what it should have been. */
function wanted(schema: v.GenericSchema, { path, expected }: v.BaseIssue<unknown>): string | null {
  if (path?.at(-1)?.origin !== 'key') return expected
  let at: unknown = schema
  for (const { key } of path) at = fieldOf(fieldOf(at, 'entries'), String(key))
  const expects = fieldOf(at, 'expects')
  return typeof expects === 'string' ? expects : null
}

const fieldOf = (holder: unknown, name: string): unknown => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined)

const nameOf = (kind: string | null): string => (kind === null ? 'valid' : kind.replace(/^[a-z]/, (letter) => letter.toUpperCase()))
