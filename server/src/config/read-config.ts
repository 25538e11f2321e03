import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { failure, success, type Result } from '#shared/kernel/result'
import type { Agora, Config, Role } from './config.ts'
import { readFileBounds } from './read-file-bounds.ts'
import { readS3 } from './read-s3.ts'

const ROLES: readonly Role[] = ['all', 'server', 'gateway', 'codec', 'render']
const MAX_PORT = 65_535
const RECORDINGS_DAYS = '30'
const LOUDEST = '6'

const OPTIONS = {
  role: { type: 'string', default: 'all' },
  host: { type: 'string' },
  port: { type: 'string', default: '8080' },
  'rtmp-port': { type: 'string', default: '1935' },
  'udp-port': { type: 'string', default: '40000' },
  'gateway-port': { type: 'string', default: '0' },
  'simulator-port': { type: 'string', default: '0' },
  data: { type: 'string' },
  app: { type: 'string' },
  'recordings-days': { type: 'string' },
  'recordings-s3': { type: 'string' },
  'recordings-s3-region': { type: 'string' },
  'recordings-s3-style': { type: 'string' },
  'file-mb': { type: 'string' },
  'image-mb': { type: 'string' },
  'room-files-mb': { type: 'string' },
  loudest: { type: 'string' },
  lan: { type: 'boolean', default: false },
  // The demo command's own word; the server takes it in silence.
  'no-open': { type: 'boolean', default: false },
} as const

/** What was asked for on the command line and in the environment, or one sentence that says what is wrong with it. */
export function readConfig(argv: readonly string[], env: Readonly<Record<string, string | undefined>>, projectDir: string): Result<Config, string> {
  const parsed = parseOptions(argv)
  if (!parsed.ok) return parsed
  const options = parsed.value
  const role = ROLES.find((known) => known === options.role)
  if (role === undefined) return failure(`--role is one of ${ROLES.join(', ')}.`)
  const ports = readPorts(options)
  if (!ports.ok) return ports
  const recordingsDays = wholeOf(options['recordings-days'] ?? env['LIANMAI_RECORDINGS_DAYS'] ?? RECORDINGS_DAYS)
  if (recordingsDays === undefined) return failure('--recordings-days is a whole number of days; 0 keeps recordings for ever.')
  const recordingsS3 = readS3({ place: options['recordings-s3'], region: options['recordings-s3-region'], style: options['recordings-s3-style'] }, env)
  if (!recordingsS3.ok) return recordingsS3
  const loudest = wholeOf(options.loudest ?? env['LIANMAI_LOUDEST'] ?? LOUDEST)
  if (loudest === undefined) return failure('--loudest is a whole number of people; 0 lets everybody be heard.')
  const files = readFileBounds({ file: options['file-mb'], image: options['image-mb'], room: options['room-files-mb'] }, env)
  if (!files.ok) return files
  return success({
    role,
    ...ports.value,
    host: options.host ?? (options.lan ? '0.0.0.0' : '127.0.0.1'),
    dataDir: options.data ?? join(projectDir, 'data'),
    appDir: options.app ?? join(projectDir, 'dist', 'h5'),
    lan: options.lan,
    trustProxy: env['LIANMAI_TRUST_PROXY'] === '1',
    rateScale: positive(env['LIANMAI_RATE_SCALE']) ?? 1,
    logLevel: env['LIANMAI_LOG'] ?? 'info',
    recordingsDays,
    recordingsS3: recordingsS3.value,
    loudest,
    ...files.value,
    searchPath: env['PATH'] ?? '',
    agora: readAgora(env),
  })
}

type Options = ReturnType<typeof parseArgs<{ readonly options: typeof OPTIONS }>>['values']

function parseOptions(argv: readonly string[]): Result<Options, string> {
  try {
    return success(parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: false }).values)
  } catch (error) {
    return failure(error instanceof Error ? error.message : 'These options can not be read.')
  }
}

type Ports = Pick<Config, 'port' | 'rtmpPort' | 'udpPort' | 'gatewayPort' | 'simulatorPort'>

function readPorts(options: Options): Result<Ports, string> {
  const [port, rtmpPort, udpPort, gatewayPort, simulatorPort] = [options.port, options['rtmp-port'], options['udp-port'], options['gateway-port'], options['simulator-port']].map(portOf)
  if (port === undefined || rtmpPort === undefined || udpPort === undefined || gatewayPort === undefined || simulatorPort === undefined) {
    return failure(`A port is a number from 0 to ${MAX_PORT}.`)
  }
  return success({ port, rtmpPort, udpPort, gatewayPort, simulatorPort })
}

function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : MAX_PORT + 1
  return port <= MAX_PORT ? port : undefined
}

const wholeOf = (text: string): number | undefined => (/^\d{1,5}$/.test(text) ? Number(text) : undefined)

function positive(text: string | undefined): number | undefined {
  const value = Number(text)
  return value > 0 && Number.isFinite(value) ? value : undefined
}

function readAgora(env: Readonly<Record<string, string | undefined>>): Agora | null {
  const [appId, certificate] = [env['LIANMAI_AGORA_APP_ID'], env['LIANMAI_AGORA_CERTIFICATE']]
  return appId && certificate ? { appId, certificate } : null
}
