import { every, type Scope } from '#shared/kernel/scope'
import type { FileShelf } from './shelf.ts'
import type { FileStorage } from './storage.ts'

const DAY_MS = 24 * 3_600_000
const SWEEP_MS = 3_600_000

/** Supplied by `open-files.ts`. */
export interface FileRetentionNeeds {
  /** How long files are kept after their room's end, as its recordings are; 0: for ever. */
  readonly days: number
  readonly shelf: Pick<FileShelf, 'roomsEndedBefore' | 'removeRoom'>
  readonly storage: Pick<FileStorage, 'removeRoom'>
  readonly now: () => number
  report(what: string, error: unknown): void
}

/** Removes the files of rooms that ended long ago, at once and each hour until the scope ends. */
export function keepFileRetention(needs: FileRetentionNeeds, scope: Scope): void {
  if (needs.days === 0) return
  const sweep = (): void => {
    sweepFiles(needs).catch((error: unknown) => needs.report('old files were not removed', error))
  }
  sweep()
  every(scope, SWEEP_MS, sweep)
}

/** One sweep. Files first: a row without files is found again, files without a row never. */
export async function sweepFiles({ days, shelf, storage, now }: FileRetentionNeeds): Promise<void> {
  for (const room of await shelf.roomsEndedBefore(now() - days * DAY_MS)) {
    await storage.removeRoom(room)
    await shelf.removeRoom(room)
  }
}
