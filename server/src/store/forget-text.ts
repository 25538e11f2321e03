import { sql, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Takes a deleted message's text out of the log and out of the stored snapshot: who comes late, who resumes and who watches a recording finds it nowhere.
 * Its event stays in its place, for numbers have no gaps.
 */
export async function forgetText(transaction: Transaction<Schema>, room: string, message: number): Promise<void> {
  await sql`update events set body = json_set(body, '$.text', '')
    where room = ${room} and seq = ${message} and json_extract(body, '$.type') = 'chat.sent'`.execute(transaction)
  await sql`update snapshots set body = json_set(body, '$.room.chat',
      (select json_group_array(json(case when json_extract(value, '$.seq') = ${message} then json_set(value, '$.text', '') else value end))
        from json_each(snapshots.body, '$.room.chat')))
    where room = ${room}`.execute(transaction)
}
