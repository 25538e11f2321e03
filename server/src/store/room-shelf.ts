import type { RoomRecord, RoomShelf } from '../rooms/shelf.ts'
import type { Database } from './database.ts'

/** The list of all rooms, open and ended, in the database. */
export function createRoomShelf(database: Database): RoomShelf {
  const all = () => database.selectFrom('rooms').selectAll()
  return {
    async add(record) {
      const { numInsertedOrUpdatedRows } = await database.insertInto('rooms').values(toRow(record))
        .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    findOpen: async () => (await all().where('ended_at', 'is', null).orderBy('opened_at').execute()).map(toRecord),
    async findById(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    async findByCode(code) {
      // The open room with this code, or else the one that had it last.
      const row = await all().where('join_code', '=', code)
        .orderBy((order) => order.case().when('ended_at', 'is', null).then(0).else(1).end())
        .orderBy('opened_at', 'desc').executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    async forgetCommandsBefore(at) {
      await database.deleteFrom('commands').where('at', '<', at)
        .where('room', 'in', database.selectFrom('rooms').select('id').where('ended_at', 'is not', null)).execute()
    },
  }
}

interface Row {
  readonly id: string
  readonly join_code: string
  readonly scenario: string
  readonly variant: string | null
  readonly title: string
  readonly host: string
  readonly opened_at: number
  readonly ended_at: number | null
}

const toRow = (record: RoomRecord): Row => ({
  id: record.id,
  join_code: record.joinCode,
  scenario: record.scenario,
  variant: record.variant,
  title: record.title,
  host: record.host,
  opened_at: record.openedAt,
  ended_at: record.endedAt,
})

const toRecord = (row: Row): RoomRecord => ({
  id: row.id,
  joinCode: row.join_code,
  scenario: row.scenario,
  variant: row.variant,
  title: row.title,
  host: row.host,
  openedAt: row.opened_at,
  endedAt: row.ended_at,
})
