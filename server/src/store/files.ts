import * as v from 'valibot'
import { parseFailureCode } from '#shared/protocol/failures'
import type { FileRecord, FileShelf, FileState } from '../files/shelf.ts'
import type { Database } from './database.ts'
import type { FilesTable } from './schema.ts'

const pagesSchema = v.array(v.object({ file: v.string(), width: v.number(), height: v.number(), bytes: v.number(), type: v.string() }))

/** The files of rooms in the database; who was in a room stands in its visits. */
export function createFileShelf(database: Database): FileShelf {
  const all = () => database.selectFrom('files').selectAll()
  return {
    async add(record) {
      await database.insertInto('files').values(toRow(record)).execute()
    },
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    listOf: async (room) => (await all().where('room', '=', room).orderBy('added_at', 'desc').execute()).map(toRecord),
    names: () => namesIn(database),
    async nextUnfinished() {
      const row = await all().where('state', 'in', ['waiting', 'rendering'])
        .orderBy((order) => order.case().when('kind', '=', 'image').then(0).else(1).end()).orderBy('added_at').executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    async update(id, { progress, pages, ...plain }) {
      const change = { ...plain, ...(progress && progressRow(progress)), ...(pages && { pages: JSON.stringify(pages) }) }
      const { numUpdatedRows } = await database.updateTable('files').set(change).where('id', '=', id).executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async remove(id) {
      await database.deleteFrom('files').where('id', '=', id).execute()
    },
    async removeRoom(room) {
      await database.deleteFrom('files').where('room', '=', room).execute()
    },
    async roomsEndedBefore(at) {
      const rows = await database.selectFrom('files').innerJoin('rooms', 'rooms.id', 'files.room').select('files.room').distinct().where('rooms.ended_at', '<', at).execute()
      return rows.map(({ room }) => room)
    },
    async mayRead(room, user) {
      const row = await database.selectFrom('visits').select('member').where('room', '=', room).where('member', '=', user).where('removed', '=', 0).executeTakeFirst()
      return row !== undefined
    },
  }
}

async function namesIn(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.selectFrom('files').select(['id', 'bytes', 'pages']).where('state', '!=', 'failed').execute()
  return new Set(rows.flatMap(({ id, bytes, pages }) => [...(bytes > 0 ? [id] : []), ...readPages(pages).map(({ file }) => file)]))
}

const toRow = ({ id, room, purpose, kind, type, name, bytes, addedBy, addedAt, progress, pages, attempts }: FileRecord): FilesTable =>
  ({ id, room, purpose, kind, type, name, bytes, added_by: addedBy, added_at: addedAt, attempts, pages: JSON.stringify(pages), ...progressRow(progress) })

const progressRow = (progress: FileState): Pick<FilesTable, 'state' | 'pages_all' | 'failure'> => ({
  state: progress.state,
  pages_all: progress.state === 'rendering' ? progress.all : null,
  failure: progress.state === 'failed' ? progress.why : null,
})

const toRecord = ({ added_by, added_at, state, pages_all, failure, pages, ...same }: FilesTable): FileRecord =>
  ({ ...same, addedBy: added_by, addedAt: added_at, progress: progressOf({ state, pages_all, failure }), pages: readPages(pages) })

const readPages = (pages: string): FileRecord['pages'] => v.parse(pagesSchema, JSON.parse(pages))

function progressOf({ state, pages_all, failure }: Pick<FilesTable, 'state' | 'pages_all' | 'failure'>): FileState {
  if (state === 'failed') return { state, why: parseFailureCode(failure) ?? 'file/broken' }
  return state === 'rendering' ? { state, all: pages_all } : { state }
}
