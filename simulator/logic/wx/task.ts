import { createListeners } from './listeners.ts'
import type { WxHost } from './host.ts'

/** A `RequestTask`, an `UploadTask`, a `DownloadTask`: can be ended, and has listeners of its own. */
export interface Task extends Readonly<Record<string, unknown>> {
  readonly aborted: boolean
  tell(event: string, detail: unknown): void
  onAbort(end: () => void): void
}

/** A task with `abort`, and `on` and `off` for each event. */
export function createTask(events: readonly string[], { guard, complain }: WxHost): Task {
  const listeners = createListeners(guard, (text) => complain('limit', text))
  let aborted = false
  let end: () => void = () => undefined
  const methods = events.flatMap((event): readonly (readonly [string, unknown])[] => [
    [`on${event}`, (listener: unknown) => (typeof listener === 'function' ? listeners.add(event, listener) : complain('api', `on${event} takes a function`))],
    [`off${event}`, (listener?: unknown) => listeners.remove(event, listener)],
  ])
  const task = {
    ...Object.fromEntries(methods),
    abort() {
      aborted = true
      end()
    },
    tell: (event: string, detail: unknown) => listeners.tell(event, detail),
    onAbort: (act: () => void) => void (end = act),
    get aborted() {
      return aborted
    },
  }
  return Object.defineProperties(task, { tell: { enumerable: false }, onAbort: { enumerable: false }, aborted: { enumerable: false } })
}
