import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Scope } from '#shared/kernel/scope'
import { allDoors } from '../../server/src/api/doors.ts'
import type { Door } from '../../server/src/api/door.ts'
import { createGrantMedia } from '../../server/src/api/grant-media.ts'
import { createHttp } from '../../server/src/api/server.ts'
import type { Agora } from '../../server/src/config/config.ts'
import { createFileDisk } from '../../server/src/files/disk.ts'
import { createRoomFiles } from '../../server/src/files/files.ts'
import { createDiskStorage } from '../../server/src/recordings/disk.ts'
import { createReaders } from '../../server/src/recordings/readers.ts'
import type { Recordings } from '../../server/src/recordings/recordings.ts'
import { createAttendanceLog } from '../../server/src/store/attendance-log.ts'
import { createClientLogs } from '../../server/src/store/client-logs.ts'
import { createPlans } from '../../server/src/schedule/plans.ts'
import { createPlanShelf } from '../../server/src/store/plans.ts'
import { createFileShelf } from '../../server/src/store/files.ts'
import { createRecordingShelf } from '../../server/src/store/recordings.ts'
import { createTokens, type Tokens } from '../../server/src/tokens/tokens.ts'
import { openWorkshop, temporaryDirectory, type Workshop } from './fixture-room.ts'
import { fixtureScenario } from './fixture-scenario.ts'

/** The HTTP doors on a real port over a real database, without room sockets and gateway. */
export interface OpenDoors {
  readonly base: string
  readonly app: FastifyInstance
  readonly doors: readonly Door[]
  readonly workshop: Workshop
  readonly tokens: Tokens
  readonly recordings: Recordings
  /** Holds a folder for each recording. */
  readonly recordingsDir: string
}

export async function openDoors(scope: Scope, { agora = null, rateScale = 100 }: { readonly agora?: Agora | null; readonly rateScale?: number } = {}): Promise<OpenDoors> {
  const directory = temporaryDirectory(scope)
  const workshop = await openWorkshop(directory, scope)
  const recordingsDir = join(directory, 'recordings')
  const recordings: Recordings = { shelf: createRecordingShelf(workshop.database), storage: createDiskStorage(recordingsDir), readers: createReaders() }
  const now = () => workshop.clock.now
  const tokens = createTokens(new Uint8Array(32).fill(7), now)
  const doors = allDoors({
    rooms: workshop.rooms,
    tokens,
    now,
    scenarios: [fixtureScenario],
    rtmpPort: 1935,
    recordings,
    plans: createPlans({ scenarios: [fixtureScenario], rooms: workshop.rooms, shelf: createPlanShelf(workshop.database), now }),
    log: workshop.log,
    attendance: createAttendanceLog(workshop.database),
    files: createRoomFiles({ shelf: createFileShelf(workshop.database), storage: createFileDisk(join(directory, 'files')), limits: { file: 1_000_000, image: 500_000, room: 2_000_000 }, office: false, now, changed: () => undefined }),
    clientLogs: createClientLogs(workshop.database),
    grantMedia: createGrantMedia(agora, { tokens, rtmpPort: 1935 }),
  })
  const app = createHttp({ doors, certificate: null, ownHost: 'own.example', trustProxy: false, rateScale, now, refused: () => undefined, report: () => undefined })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  scope.onEnd(() => void app.close())
  return { base, app, doors, workshop, tokens, recordings, recordingsDir }
}
