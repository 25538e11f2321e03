import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Statements kept compiled; the queries of this house are few, so the bound is never met. */
const MAX_STATEMENTS = 200

/** Node's own SQLite in the shape that Kysely's SQLite dialect wants. WAL with FULL: a commit that was answered survives a power cut. */
export function openNodeSqlite(path: string): SqliteDatabase {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000')
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const fresh = toKysely(database.prepare(sql))
      if (statements.size < MAX_STATEMENTS) statements.set(sql, fresh)
      return fresh
    },
  }
}

function toKysely(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toSqlite)),
    run: (parameters) => statement.run(...parameters.map(toSqlite)),
    iterate: (parameters) => statement.iterate(...parameters.map(toSqlite)),
  }
}

function toSqlite(value: unknown): null | number | bigint | string {
  if (value === null || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value
  throw new TypeError('a value that SQLite has no column type for')
}
