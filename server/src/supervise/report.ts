import * as v from 'valibot'

/** What a child process tells its supervisor over IPC. */
export type ChildReport =
  | { readonly type: 'ready'; readonly port: number }
  /** It can't start; `remedy` is one line for the person. */
  | { readonly type: 'failed'; readonly remedy: string }

const schema = v.variant('type', [
  v.object({ type: v.literal('ready'), port: v.number() }),
  v.object({ type: v.literal('failed'), remedy: v.string() }),
])

/** A report, or null if it is none. */
export function parseReport(message: unknown): ChildReport | null {
  const parsed = v.safeParse(schema, message)
  return parsed.success ? parsed.output : null
}
