import type { RecordingId } from '#shared/room/state'

/** Who reads which recording, so that none is removed under a reader's eyes. */
export interface Readers {
  /** The answer ends the reading, once; null while the recording is being removed. */
  begin(recording: RecordingId): (() => void) | null
  /** Removes by `remove` unless somebody reads; whether it was done. */
  removeUnread(recording: RecordingId, remove: () => Promise<void>): Promise<boolean>
}

/** Readers of this process: the only one that serves files. */
export function createReaders(): Readers {
  const reading = new Map<RecordingId, number>()
  const removing = new Set<RecordingId>()
  const count = (recording: RecordingId, change: number): void => {
    const now = (reading.get(recording) ?? 0) + change
    if (now > 0) reading.set(recording, now)
    else reading.delete(recording)
  }
  return {
    begin(recording) {
      if (removing.has(recording)) return null
      count(recording, 1)
      let over = false
      return () => {
        if (!over) count(recording, -1)
        over = true
      }
    },
    async removeUnread(recording, remove) {
      if (reading.has(recording)) return false
      removing.add(recording)
      try {
        await remove()
        return true
      } finally {
        removing.delete(recording)
      }
    },
  }
}
