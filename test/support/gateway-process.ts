import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Statistics } from '../../server/src/gateway/metrics/statistics.ts'
import { freeTcpPorts, freeUdpPort } from './free-ports.ts'
import { mediaToken } from './media-token.ts'
import type { MediaClaims } from './media-token.ts'

/** A media gateway in a process of its own, as the program starts it, on free loopback ports. */
export interface GatewayProcess {
  /** Of its private HTTP port. */
  readonly base: string
  readonly secret: Uint8Array
  readonly pid: number
  readonly rtmpPort: number
  readonly udpPort: number
  /** Addresses with a token in them; more claims may be given. */
  whip(stream: string, claims?: Partial<MediaClaims>): string
  whep(stream: string, claims?: Partial<MediaClaims>): string
  flv(stream: string, claims?: Partial<MediaClaims>): string
  still(stream: string, claims?: Partial<MediaClaims>): string
  rtmp(stream: string, dir: MediaClaims['dir'], claims?: Partial<MediaClaims>): string
  statistics(): Promise<Statistics>
  /** Where it writes recordings. */
  readonly recordings: string
  /** Resolves with the signal that ended it, or null. */
  readonly ended: Promise<string | null>
  stop(): Promise<void>
  /** Kills it at once, and starts another on what it left. */
  killed(): Promise<GatewayProcess>
}

const START_DEADLINE_MS = 60_000

/** How much the gateway can record, where its disk is to be small; Linux only, for its folder is a memory disk in a namespace of its own. */
interface SmallDisk { readonly diskBytes?: number | undefined }

/** Starts it; `program` is the server's `main.ts`. */
export async function startGatewayProcess(program = join(process.cwd(), 'server/src/main.ts'), disk: SmallDisk = {}): Promise<GatewayProcess> {
  const data = mkdtempSync(join(tmpdir(), 'lianmai-gateway-'))
  const secret = randomBytes(32)
  writeFileSync(join(data, 'secret'), secret.toString('hex'), { mode: 0o600 })
  return startIn(program, data, secret, disk)
}

async function startIn(program: string, data: string, secret: Uint8Array, { diskBytes }: SmallDisk): Promise<GatewayProcess> {
  const [rtmpPort = 0] = await freeTcpPorts(1)
  const udpPort = await freeUdpPort()
  const recordings = join(data, 'recordings')
  mkdirSync(recordings, { recursive: true })
  const mount = `mount -t tmpfs -o size=${diskBytes ?? 0} small '${recordings}' && exec "$0" "$@"`
  const child = fork(program, ['--role=gateway', `--data=${data}`, `--rtmp-port=${rtmpPort}`, `--udp-port=${udpPort}`], {
    ...(diskBytes === undefined ? {} : { execPath: 'unshare' }),
    execArgv: [...(diskBytes === undefined ? [] : ['-rm', 'sh', '-c', mount, process.execPath]), '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    env: { ...process.env, LIANMAI_LOG: process.env['LIANMAI_LOG'] ?? 'silent' },
  })
  const ended = new Promise<string | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  const port = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the gateway did not start in time')), START_DEADLINE_MS)
    child.once('exit', () => reject(new Error('the gateway ended at its start')))
    child.on('message', (report: { readonly type?: string; readonly port?: number }) => {
      clearTimeout(timer)
      if (report.type === 'ready') resolve(report.port ?? 0)
    })
  })
  const base = `http://127.0.0.1:${port}`
  const token = (stream: string, dir: MediaClaims['dir'], claims: Partial<MediaClaims> = {}): string => mediaToken(secret, { stream, dir, ...claims })
  return {
    base,
    secret,
    pid: child.pid ?? 0,
    rtmpPort,
    udpPort,
    ended,
    recordings: diskBytes === undefined ? recordings : join('/proc', String(child.pid), 'root', recordings),
    whip: (stream, claims) => `${base}/media/whip/${stream}?token=${token(stream, 'publish', claims)}`,
    whep: (stream, claims) => `${base}/media/whep/${stream}?token=${token(stream, 'play', claims)}`,
    flv: (stream, claims) => `${base}/media/live/${stream}.flv?token=${token(stream, 'play', claims)}`,
    still: (stream, claims) => `${base}/media/still/${stream}.jpg?token=${token(stream, 'play', claims)}`,
    rtmp: (stream, dir, claims) => `rtmp://127.0.0.1:${rtmpPort}/live/${stream}?token=${token(stream, dir, claims)}`,
    async statistics() {
      const response = await fetch(`${base}/stats`)
      const statistics: Statistics = JSON.parse(await response.text())
      return statistics
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      if (child.exitCode !== 0) throw new Error(`the gateway ended badly: ${child.signalCode ?? child.exitCode}`)
      rmSync(data, { recursive: true, force: true })
    },
    async killed() {
      child.kill('SIGKILL')
      await ended
      return startIn(program, data, secret, { diskBytes })
    },
  }
}
