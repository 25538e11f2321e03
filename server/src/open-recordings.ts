import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Scope } from '#shared/kernel/scope'
import type { Config } from './config/config.ts'
import { createDiskStorage } from './recordings/disk.ts'
import { keepWatchingDisk, type DiskWatchNeeds } from './recordings/disk-watch.ts'
import { createMovedStorage } from './recordings/moved.ts'
import { keepMoving, type MoverNotes } from './recordings/mover.ts'
import { createReaders } from './recordings/readers.ts'
import type { Recordings } from './recordings/recordings.ts'
import { openS3 } from './recordings/s3.ts'
import type { Database } from './store/database.ts'
import { createRecordingShelf } from './store/recordings.ts'

/** Supplied by `serve.ts`. */
export interface RecordingsNeeds {
  readonly config: Pick<Config, 'dataDir' | 'recordingsS3'>
  readonly database: Database
  readonly logger: Logger
  readonly now: () => number
}

/** Recordings on this machine; with S3, what is finished is moved there as long as the scope lives. */
export async function openRecordings({ config, database, logger, now }: RecordingsNeeds, scope: Scope): Promise<Recordings> {
  const root = join(config.dataDir, 'recordings')
  const disk = createDiskStorage(root)
  const [shelf, readers] = [createRecordingShelf(database), createReaders()]
  keepWatchingDisk({ root, free: () => freeBytes(config.dataDir), ...notesOfDisk(logger) }, scope)
  if (config.recordingsS3 === null) return { shelf, storage: disk, readers }
  const objects = await openS3(config.recordingsS3)
  const storage = createMovedStorage({ disk, objects, onAway: ({ code, word }) => logger.warn({ code, word }, 'recordings can not be read from their storage') })
  keepMoving({ root, objects, shelf, readers, now, notes: notesTo(logger) }, scope)
  logger.info({ endpoint: config.recordingsS3.endpoint, bucket: config.recordingsS3.bucket }, 'finished recordings are moved to S3')
  return { shelf, storage, readers }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const notesTo = (logger: Logger): MoverNotes => ({
  moved: (what) => logger.info(what, 'a recording was moved'),
  waits: (why) => logger.warn(why, 'recordings wait for their storage'),
  fault: (what, error) => logger.error({ err: error }, what),
})

const notesOfDisk = (logger: Logger): Pick<DiskWatchNeeds, 'fills' | 'report'> => ({
  fills: (what) => logger.error({ code: 'disk/filling', ...what }, 'the disk fills up with recordings'),
  report: (what, error) => logger.error({ err: error }, what),
})
