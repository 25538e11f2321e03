import { after, type Scope } from '#shared/kernel/scope'
import type { RecordingId } from '#shared/room/state'
import type { Readers } from './readers.ts'
import type { RecordingShelf } from './shelf.ts'
import type { RecordingStorage } from './storage.ts'

const DAY_MS = 24 * 3_600_000
const SWEEP_MS = 3_600_000
/** What is read, or on its way to the storage, is free again before long. */
const READ_MS = 10_000

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

/** Removes what is older than it may be, at once and each hour until the scope ends; what was read then, soon after. */
export function keepRetention(needs: RetentionNeeds, scope: Scope): void {
  if (needs.days === 0) return
  const sweep = async (): Promise<void> => {
    const read = await sweepRecordings(needs).then((swept) => swept.read.length, (error: unknown) => {
      needs.report('old recordings were not looked for', error)
      return 0
    })
    after(scope, read > 0 ? READ_MS : SWEEP_MS, () => void sweep())
  }
  void sweep()
}

/** What came of one sweep. What could not be removed is in neither. */
export interface Swept {
  readonly removed: readonly RecordingId[]
  /** Left, for somebody reads it. */
  readonly read: readonly RecordingId[]
}

/** One sweep. What is left stays for the next one. */
export async function sweepRecordings(needs: RetentionNeeds): Promise<Swept> {
  const removed: RecordingId[] = []
  const read: RecordingId[] = []
  for (const id of await needs.shelf.endedBefore(needs.now() - needs.days * DAY_MS)) {
    try {
      const done = await remove(needs, id)
      ;(done ? removed : read).push(id)
    } catch (error) {
      needs.report('an old recording was not removed', error)
    }
  }
  return { removed, read }
}

/** Files first: a row without files is found again, files without a row never. */
const remove = ({ shelf, storage, readers }: RetentionNeeds, id: RecordingId): Promise<boolean> =>
  readers.removeUnread(id, async () => {
    await storage.remove(id)
    await shelf.remove(id)
  })
