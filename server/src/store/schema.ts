import type { Generated } from 'kysely'
import type { FileKind, FilePurpose } from '#shared/protocol/files-schema'

/** The tables, as Kysely types them. All times are milliseconds since 1970. */
export interface Schema {
  readonly rooms: RoomsTable
  readonly events: EventsTable
  readonly snapshots: SnapshotsTable
  readonly commands: CommandsTable
  readonly client_logs: ClientLogsTable
  readonly visits: VisitsTable
  readonly recordings: RecordingsTable
  readonly plans: PlansTable
  readonly plan_visitors: PlanVisitorsTable
  readonly plan_rooms: PlanRoomsTable
  readonly files: FilesTable
  readonly meta: MetaTable
}

interface RoomsTable {
  readonly id: string
  readonly join_code: string
  readonly scenario: string
  readonly variant: string | null
  readonly title: string
  readonly host: string
  readonly opened_at: number
  readonly ended_at: number | null
}

/** The log of each room. Its primary key (room, seq) keeps a stale owner from writing. */
interface EventsTable {
  readonly room: string
  readonly seq: number
  readonly at: number
  /** `RoomEvent` as JSON. */
  readonly body: string
}

interface SnapshotsTable {
  readonly room: string
  readonly seq: number
  /** `Snapshot` as JSON. */
  readonly body: string
}

/** Commands that were done, so that a repeated one is acknowledged and not done again. */
interface CommandsTable {
  readonly room: string
  readonly client: string
  readonly id: number
  readonly at: number
}

interface ClientLogsTable {
  readonly id: Generated<number>
  readonly room: string
  readonly member: string
  readonly received_at: number
  /** `ClientLogRequest` as JSON. */
  readonly body: string
}

/** Who ever was in a room, as they came in last. */
interface VisitsTable {
  readonly room: string
  readonly member: string
  readonly name: string
  readonly role: string
  /** 1: a host removed them, and they may watch nothing of the room. */
  readonly removed: number
}

interface RecordingsTable {
  readonly id: string
  readonly kind: Generated<'recording' | 'clip'>
  readonly room: string
  readonly started_at: number
  /** Of the events that started and ended it, in the room's log. */
  readonly started_seq: number
  readonly ended_at: number | null
  readonly ended_seq: number | null
  /** Empty when the scenario's law asked for a clip. */
  readonly by: string
}

interface PlansTable {
  readonly id: string
  readonly owner: string
  readonly owner_name: string
  readonly scenario: string
  readonly variant: string | null
  /** What `planBodySchema` says, as JSON. */
  readonly body: string
  /** When its last occurrence is over. */
  readonly ends_at: number
  readonly cancelled_at: number | null
  readonly created_at: number
  readonly changed_at: number
  readonly sequence: number
}

/** Who came to a plan by its link. */
interface PlanVisitorsTable {
  readonly plan: string
  readonly member: string
  readonly at: number
}

/** The rooms in which plans were held, by the name of the occurrence. */
interface PlanRoomsTable {
  readonly plan: string
  readonly occurrence: number
  readonly room: string
  readonly opened_at: number
}

/** Files of rooms, see `files/shelf`. */
export interface FilesTable {
  readonly id: string
  readonly room: string
  readonly purpose: FilePurpose
  readonly kind: FileKind
  readonly type: string
  readonly name: string
  readonly bytes: number
  readonly added_by: string
  readonly added_at: number
  readonly state: 'waiting' | 'rendering' | 'ready' | 'failed'
  readonly pages_all: number | null
  /** A `FailureCode`. */
  readonly failure: string | null
  /** `PageRecord`s as JSON. */
  readonly pages: string
  readonly attempts: number
}

interface MetaTable {
  readonly key: string
  readonly value: string
}
