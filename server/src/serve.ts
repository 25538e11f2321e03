import { join } from 'node:path'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Scope } from '#shared/kernel/scope'
import type { ScenarioManifest } from '#shared/scenario/manifest'
import { allDoors } from './api/doors.ts'
import { createGrantMedia } from './api/grant-media.ts'
import { addHealth } from './api/health.ts'
import { addMediaProxy } from './api/media-proxy.ts'
import { createMetrics } from './api/metrics.ts'
import { createHttp, type Certificate } from './api/server.ts'
import { addApp } from './api/static.ts'
import { createMemoryBus } from './bus/memory.ts'
import type { Config } from './config/config.ts'
import { connectGateway } from './media-link/connect-gateway.ts'
import { createRooms } from './rooms/rooms.ts'
import { createEndpoint, SOCKET_PATH } from './signaling/endpoint.ts'
import { createRoster } from './signaling/roster.ts'
import { createClientLogs } from './store/client-logs.ts'
import { openDatabase } from './store/database.ts'
import { createRoomLog } from './store/room-log.ts'
import { createRoomShelf } from './store/room-shelf.ts'
import { createTokens } from './tokens/tokens.ts'

/** Supplied by `main.ts`. */
export interface ServeNeeds {
  readonly config: Config
  readonly secret: Uint8Array
  readonly certificate: Certificate | null
  readonly scenarios: readonly ScenarioManifest[]
  readonly logger: Logger
}

/** The room server: opens the store, brings the rooms back, then opens the doors. Resolves with the port. Throws what the disk or the port refuses. */
export async function serve({ config, secret, certificate, scenarios, logger }: ServeNeeds, scope: Scope): Promise<number> {
  const now = () => Date.now()
  const random = () => Math.random()
  const report = (what: string, error: unknown) => logger.error({ err: error }, what)

  const database = await openDatabase(join(config.dataDir, 'lianmai.db'), scope)
  const log = await createRoomLog(database)
  const bus = createMemoryBus()
  const tokens = createTokens(secret, now)
  const gateway = connectGateway({ port: config.gatewayPort, secret, now, note: (what) => logger.info(what) }, scope)
  const shelf = createRoomShelf(database)
  const rooms = await createRooms({ scenarios, log, shelf, bus, now, random, report, order: gateway.order, gatewayEpoch: gateway.epoch }, scope)
  gateway.follow(rooms)

  const endpoint = createEndpoint({ rooms, log, tokens, bus, random, now, roster: createRoster() }, scope)
  const gatewayHere = () => gateway.epoch() !== null
  const people = () => rooms.all().reduce((sum, { room }) => sum + room.current.room.members.length, 0)
  const metrics = createMetrics({ rooms: () => rooms.all().length, people, sockets: () => endpoint.connections, gatewayHere })

  const doors = allDoors({ scenarios, rooms, tokens, now, rtmpPort: config.rtmpPort, clientLogs: createClientLogs(database), grantMedia: createGrantMedia(config.agora) })
  const ownHost = `${config.host}:${config.port}`
  const app = createHttp({ doors, certificate, ownHost, trustProxy: config.trustProxy, rateScale: config.rateScale, now, report })
  addHealth(app, { metrics, gatewayHere, storeAnswers: () => sql`select 1`.execute(database).then(() => true, () => false) })
  addMediaProxy(app, config.gatewayPort)
  addApp(app, config.appDir, config.agora !== null)
  app.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] === SOCKET_PATH) endpoint.accept(request, socket, head)
    else socket.destroy()
  })
  scope.onEnd(() => void app.close())
  await app.listen({ host: config.host, port: config.port })
  logger.info('the room server is ready')
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : config.port
}
