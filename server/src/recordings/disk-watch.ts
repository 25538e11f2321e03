import { every, type Scope } from '#shared/kernel/scope'
import { bytesHere } from './here.ts'

/** Supplied by `open-recordings.ts`. */
export interface DiskWatchNeeds {
  /** Holds a folder for each recording. */
  readonly root: string
  /** Bytes that the disk has left. */
  free(): Promise<number>
  fills(what: { readonly recordedBytes: number; readonly freeBytes: number }): void
  report(what: string, error: unknown): void
}

const LOOK_MS = 60_000
/** Less while recordings lie there is worth an error: half an hour of a large class. */
const LOW_DISK_BYTES = 5 * 1024 ** 3

/** Tells each minute that the disk fills up, until the scope ends: a full one ends every recording. */
export function keepWatchingDisk(needs: DiskWatchNeeds, scope: Scope): void {
  every(scope, LOOK_MS, () => {
    watchDisk(needs).catch((error: unknown) => needs.report('the disk was not looked at', error))
  })
}

/** One look. A small disk without recordings is somebody else's matter. */
export async function watchDisk({ root, free, fills }: DiskWatchNeeds): Promise<void> {
  const freeBytes = await free()
  if (freeBytes >= LOW_DISK_BYTES) return
  const recordedBytes = await bytesHere(root, () => true)
  if (recordedBytes > 0) fills({ recordedBytes, freeBytes })
}
