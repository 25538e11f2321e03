import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Scope } from '#shared/kernel/scope'
import type { Config } from './config/config.ts'
import { limitsOf } from './files/bounds.ts'
import { createFileDisk } from './files/disk.ts'
import { createRoomFiles, type RoomFiles } from './files/files.ts'
import { findConverter } from './files/render/office.ts'
import { RENDER_BOUNDS, type RenderProgram } from './files/render/process.ts'
import { keepRendering } from './files/rendering.ts'
import { keepFileRetention } from './files/retention.ts'
import type { Database } from './store/database.ts'
import { createFileShelf } from './store/files.ts'

/** Supplied by `serve.ts`. */
export interface FilesNeeds {
  readonly config: Pick<Config, 'dataDir' | 'recordingsDays' | 'fileMb' | 'imageMb' | 'roomFilesMb' | 'searchPath'>
  readonly database: Database
  readonly program: RenderProgram
  readonly logger: Logger
  readonly now: () => number
}

/** Files of rooms on this machine; what a kill left half done is removed or goes on. */
export async function openFiles({ config, database, program, logger, now }: FilesNeeds, scope: Scope): Promise<RoomFiles> {
  const [shelf, storage] = [createFileShelf(database), createFileDisk(join(config.dataDir, 'files'))]
  const report = (what: string, error: unknown): void => logger.error({ err: error }, what)
  const known = await shelf.names()
  await storage.tidy((name) => known.has(name))
  const converter = await findConverter(config.searchPath)
  const rendering = keepRendering({
    shelf, storage, program, converter, report,
    bounds: RENDER_BOUNDS,
    rendered: ({ why, ...what }) => (why === null ? logger.info(what, 'a file was rendered') : logger.warn({ ...what, code: why }, 'a file was not rendered')),
  }, scope)
  keepFileRetention({ shelf, storage, now, report, days: config.recordingsDays }, scope)
  return createRoomFiles({ shelf, storage, now, limits: limitsOf(config), office: converter !== null, changed: rendering.changed })
}
