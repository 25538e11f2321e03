import { every, type Scope } from '#shared/kernel/scope'
import type { RecordingId } from '#shared/room/state'
import type { Readers } from './readers.ts'
import type { RecordingShelf } from './shelf.ts'
import type { RecordingStorage } from './storage.ts'

const DAY_MS = 24 * 3_600_000
const SWEEP_MS = 3_600_000

/** Supplied by `serve.ts`. */
export interface RetentionNeeds {
  /** How long a recording is kept after its end; 0: for ever. */
  readonly days: number
  readonly shelf: Pick<RecordingShelf, 'endedBefore' | 'remove'>
  readonly storage: Pick<RecordingStorage, 'remove'>
  readonly readers: Pick<Readers, 'removeUnread'>
  readonly now: () => number
  report(what: string, error: unknown): void
}

/** Removes what is older than it may be, at once and each hour until the scope ends. */
export function keepRetention(needs: RetentionNeeds, scope: Scope): void {
  if (needs.days === 0) return
  const sweep = (): void => {
    sweepRecordings(needs).catch((error: unknown) => needs.report('old recordings were not looked for', error))
  }
  sweep()
  every(scope, SWEEP_MS, sweep)
}

/** One sweep; answers what was removed. What somebody reads, and what could not be removed, is left to the next one. */
export async function sweepRecordings(needs: RetentionNeeds): Promise<readonly RecordingId[]> {
  const removed: RecordingId[] = []
  for (const id of await needs.shelf.endedBefore(needs.now() - needs.days * DAY_MS)) {
    if (await remove(needs, id)) removed.push(id)
  }
  return removed
}

async function remove({ shelf, storage, readers, report }: RetentionNeeds, id: RecordingId): Promise<boolean> {
  try {
    // Files first: a row without files is found again, files without a row never.
    return await readers.removeUnread(id, async () => {
      await storage.remove(id)
      await shelf.remove(id)
    })
  } catch (error) {
    report('an old recording was not removed', error)
    return false
  }
}
