import { flushCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino, type Logger } from 'pino'
import { impossible } from '#shared/kernel/impossible'
import { createScope, type Scope } from '#shared/kernel/scope'
import { ruledScenarios } from '../../src/scenarios/laws.ts'
import { readCertificate } from './config/certificate.ts'
import type { Config, Role } from './config/config.ts'
import { readConfig } from './config/read-config.ts'
import { readSecret } from './config/secret.ts'
import { serve } from './serve.ts'
import { PortTaken, remedyOf } from './supervise/remedy.ts'
import type { ChildReport } from './supervise/report.ts'
import { lanAddresses, supervise } from './supervise/supervise.ts'

/** The program's start: the only reader of the command line and the environment. */
async function main(): Promise<void> {
  const read = readConfig(process.argv.slice(2), process.env, projectDir())
  if (!read.ok) return giveUp(read.failure)
  const config = read.value
  // Standard output belongs to the lines that other programs wait for.
  const logger = pino({ level: config.logLevel, base: { role: config.role } }, pino.destination(2))
  const life = createScope()
  process.once('SIGINT', life.end)
  process.once('SIGTERM', life.end)
  try {
    await run(config, logger, life)
  } catch (error) {
    giveUp(remedyOf(error, config.dataDir), config.role)
    life.end()
  }
}

function run(config: Config, logger: Logger, life: Scope): Promise<void> {
  switch (config.role) {
    case 'all':
      return runAll(config, logger, life)
    case 'server':
      return runServer(config, logger, life)
    case 'gateway':
      return runGateway(config, logger, life)
    case 'codec':
      return runCodec(life)
    case 'render':
      return runRender(life)
    default:
      return impossible(config.role)
  }
}

async function runAll(config: Config, logger: Logger, life: Scope): Promise<void> {
  readSecret(config.dataDir)
  const { ready, stopped } = await supervise({
    config,
    program: [process.execPath, ...process.execArgv, fileURLToPath(import.meta.url)],
    options: process.argv.slice(2),
    // Compiled code is kept, so that a process that died is back in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(projectDir(), '.cache', 'node-compile') },
    logger,
    told: (child) => process.send?.({ type: 'child', ...child }),
  }, life)
  const result = await Promise.race([ready, stopped])
  if (result?.ok === false) {
    process.stderr.write(`${result.failure}\n`)
    process.exitCode = 1
    life.end()
  } else if (result?.ok === true) {
    announce(config, result.value)
  }
  await stopped
  process.disconnect?.()
}

const announce = (config: Config, port: number): void => {
  const scheme = config.lan ? 'https' : 'http'
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host
  process.stdout.write(`lianmai ready ${scheme}://${host}:${port}\n`)
  if (config.lan) for (const address of lanAddresses()) process.stdout.write(`lianmai lan ${scheme}://${address}:${port}\n`)
}

async function runServer(config: Config, logger: Logger, life: Scope): Promise<void> {
  const secret = readSecret(config.dataDir)
  const certificate = config.lan ? await readCertificate(config.dataDir, lanAddresses()) : null
  endWithParent(life)
  const render = { entry: fileURLToPath(import.meta.url), args: ['--role=render'], execArgv: process.execArgv }
  const port = await serve({ config, secret, certificate, scenarios: ruledScenarios, render, logger }, life)
  tell({ type: 'ready', port })
}

async function runGateway(config: Config, log: Logger, life: Scope): Promise<void> {
  // Runs last. Threads of the WebRTC binding would keep the process; its own cleanup() reads freed memory after refused offers.
  life.onEnd(() => setTimeout(() => process.exit(), CLOSING_MS))
  endWithParent(life)
  // Loaded here alone: the other processes need none of its native parts.
  const { startGateway } = await import('./gateway/start.ts')
  const codec = { entry: fileURLToPath(import.meta.url), args: ['--role=codec'], execArgv: process.execArgv }
  const { host, gatewayPort: httpPort, rtmpPort, udpPort } = config
  const limits = { loudest: config.loudest === 0 ? Infinity : config.loudest }
  const ports = await startGateway({ host, httpPort, rtmpPort, udpPort, limits, recordings: join(config.dataDir, 'recordings'), secret: readSecret(config.dataDir), log, codec }, life)
  if (!ports.ok) throw new PortTaken(ports.failure.port, PORT_OPTIONS[ports.failure.what])
  tell({ type: 'ready', port: ports.value.httpPort })
}

/** Time for what is being sent to leave. */
const CLOSING_MS = 50

const PORT_OPTIONS = { http: '--gateway-port', rtmp: '--rtmp-port', udp: '--udp-port' } as const

async function runCodec(life: Scope): Promise<void> {
  const { startCodec } = await import('./gateway/codec/start.ts')
  startCodec(life)
}

async function runRender(life: Scope): Promise<void> {
  const { startRender } = await import('./files/render/start.ts')
  startRender(life)
}

/** A child whose supervisor is gone must not stay behind. */
function endWithParent(life: Scope): void {
  process.once('disconnect', life.end)
  life.onEnd(() => {
    if (process.connected) process.disconnect()
  })
}

function tell(report: ChildReport): void {
  process.send?.(report)
  // A killed process would never write its cache.
  flushCompileCache()
}

/** Says what helps, once: a supervised process leaves the word to its supervisor. */
function giveUp(remedy: string, role: Role = 'all'): void {
  if (role === 'all' || process.send === undefined) process.stderr.write(`${remedy}\n`)
  else tell({ type: 'failed', remedy })
  process.exitCode = 1
  if (process.connected) process.disconnect()
}

const projectDir = (): string => join(dirname(fileURLToPath(import.meta.url)), '..', '..')

await main()
