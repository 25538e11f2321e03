import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Scope } from '#shared/kernel/scope'
import type { RuledScenario } from '#shared/scenario/manifest'
import { allDoors } from './api/doors.ts'
import { createGrantMedia } from './api/grant-media.ts'
import { addHealth } from './api/health.ts'
import { addMediaProxy } from './api/media-proxy.ts'
import { createMetrics, type Metrics } from './api/metrics.ts'
import { createHttp } from './api/server.ts'
import { addSimulatorProxy } from './api/simulator-proxy.ts'
import { addApp } from './api/static.ts'
import type { Bus } from './bus/contract.ts'
import { createMemoryBus } from './bus/memory.ts'
import type { Certificate, Config } from './config/config.ts'
import { connectGateway, type Gateway } from './media-link/connect-gateway.ts'
import type { RoomFiles } from './files/files.ts'
import type { RenderProgram } from './files/render/process.ts'
import { openFiles } from './open-files.ts'
import { openRecordings } from './open-recordings.ts'
import type { Recordings } from './recordings/recordings.ts'
import { keepRetention } from './recordings/retention.ts'
import type { RoomLog } from './rooms/log.ts'
import { createRooms, type Rooms } from './rooms/rooms.ts'
import { createPlans, type Plans } from './schedule/plans.ts'
import { createEndpoint, SOCKET_PATH, type Endpoint } from './signaling/endpoint.ts'
import { createRoster } from './signaling/roster.ts'
import { createAttendanceLog } from './store/attendance-log.ts'
import { createClientLogs } from './store/client-logs.ts'
import { openDatabase, type Database } from './store/database.ts'
import { createLateClips } from './store/late-clips.ts'
import { createPlanShelf } from './store/plans.ts'
import { createRoomLog } from './store/room-log.ts'
import { createRoomShelf } from './store/room-shelf.ts'
import { createTokens, type Tokens } from './tokens/tokens.ts'

/** Supplied by `main.ts`. */
export interface ServeNeeds {
  readonly config: Config
  readonly secret: Uint8Array
  readonly certificate: Certificate | null
  readonly scenarios: readonly RuledScenario[]
  /** How documents are turned into pages. */
  readonly render: RenderProgram
  readonly logger: Logger
}

/** Everything behind the doors. */
interface Building {
  readonly database: Database
  readonly log: RoomLog
  readonly bus: Bus
  readonly tokens: Tokens
  readonly gateway: Gateway
  readonly rooms: Rooms
  readonly recordings: Recordings
  readonly plans: Plans
  readonly files: RoomFiles
}

const now = (): number => Date.now()
const random = (): number => Math.random()
const reportTo = (logger: Logger) => (what: string, error: unknown): void => logger.error({ err: error }, what)

/** The room server: opens the store, brings the rooms back, then opens the doors. Resolves with the port. Throws what the disk or the port refuses. */
export async function serve(needs: ServeNeeds, scope: Scope): Promise<number> {
  const building = await openBuilding(needs, scope)
  const { config, logger } = needs
  keepRetention({ ...building.recordings, days: config.recordingsDays, now, report: reportTo(logger) }, scope)
  const endpoint = createEndpoint({ ...building, random, now, roster: createRoster() }, scope)
  const app = openDoors(needs, building, endpoint)
  scope.onEnd(() => void app.close())
  await app.listen({ host: config.host, port: config.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  logger.info({ port }, 'the room server is ready')
  return port
}

async function openBuilding({ config, secret, scenarios, render, logger }: ServeNeeds, scope: Scope): Promise<Building> {
  const database = await openDatabase(join(config.dataDir, 'lianmai.db'), scope)
  const log = await createRoomLog(database)
  const bus = createMemoryBus()
  const gateway = connectGateway({ port: config.gatewayPort, secret, now, note: (what) => logger.info(what), report: reportTo(logger) }, scope)
  const rooms = await createRooms({
    scenarios,
    log,
    bus,
    now,
    random,
    shelf: createRoomShelf(database),
    vendorMedia: config.agora !== null,
    report: reportTo(logger),
    order: gateway.order,
    gatewayEpoch: gateway.epoch,
  }, scope)
  gateway.follow(rooms, createLateClips(database))
  const plans = createPlans({ scenarios, rooms, shelf: createPlanShelf(database), now })
  const recordings = await openRecordings({ config, database, logger, now }, scope)
  const files = await openFiles({ config, database, program: render, logger, now }, scope)
  return { database, log, bus, tokens: createTokens(secret, now), gateway, rooms, plans, recordings, files }
}

function openDoors({ config, certificate, scenarios, logger }: ServeNeeds, building: Building, endpoint: Endpoint): FastifyInstance {
  const { database, gateway } = building
  const metrics = meter(building, endpoint)
  const app = createHttp({
    doors: allDoors({ ...building, scenarios, now, rtmpPort: config.rtmpPort, clientLogs: createClientLogs(database), attendance: createAttendanceLog(database), grantMedia: createGrantMedia(config.agora, { tokens: building.tokens, rtmpPort: config.rtmpPort }) }),
    certificate,
    ownHost: `${config.host}:${config.port}`,
    trustProxy: config.trustProxy,
    rateScale: config.rateScale,
    now,
    refused: (code) => metrics.refusals.inc({ code }),
    report: reportTo(logger),
  })
  addHealth(app, { metrics, simulator: config.simulatorPort !== 0, gatewayHere: () => gateway.epoch() !== null, storeAnswers: () => answers(database) })
  addMediaProxy(app, config.gatewayPort)
  const simulator = config.simulatorPort === 0 ? null : addSimulatorProxy(app, config.simulatorPort)
  addApp(app, config.appDir, config.agora !== null)
  app.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] === SOCKET_PATH) endpoint.accept(request, socket, head)
    else if (simulator === null || !simulator(request, socket, head)) socket.destroy()
  })
  return app
}

const meter = ({ rooms, gateway }: Building, endpoint: Endpoint): Metrics => createMetrics({
  rooms: () => rooms.all().length,
  people: () => rooms.all().reduce((sum, { room }) => sum + room.current.room.members.length, 0),
  events: () => rooms.all().reduce((sum, { room }) => sum + room.current.seq, 0),
  sockets: () => endpoint.connections,
  gatewayHere: () => gateway.epoch() !== null,
})

const answers = (database: Database): Promise<boolean> => sql`select 1`.execute(database).then(() => true, () => false)
