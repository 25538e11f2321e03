import { randomBytes } from 'node:crypto'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Scope } from '#shared/kernel/scope'
import { migrations } from './migrations.ts'
import { openNodeSqlite } from './node-sqlite.ts'
import type { Schema } from './schema.ts'

export type Database = Kysely<Schema>

/** Opens the database file, brings its schema up to date, and closes it with the scope. Throws what SQLite throws: a full disk, a directory that can't be written. */
export async function openDatabase(path: string, scope: Scope): Promise<Database> {
  const sqlite = openNodeSqlite(path)
  scope.onEnd(() => sqlite.close())
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) })
  const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error) throw error
  if (error !== undefined) throw new Error('the schema could not be brought up to date', { cause: error })
  return database
}

/** Names this database for ever: a client may resume only in the log it came from. */
export async function readEpoch(database: Database): Promise<string> {
  await database.insertInto('meta')
    .values({ key: 'epoch', value: randomBytes(8).toString('hex') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await database.selectFrom('meta').select('value').where('key', '=', 'epoch').executeTakeFirstOrThrow()
  return row.value
}
