import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino, type Logger } from 'pino'
import { createScope, type Scope } from '#shared/kernel/scope'
import { scenarios } from '../../src/scenarios/catalog.ts'
import { readCertificate } from './config/certificate.ts'
import type { Config } from './config/config.ts'
import { readConfig } from './config/read-config.ts'
import { readSecret } from './config/secret.ts'
import { serve } from './serve.ts'
import { remedyOf } from './supervise/remedy.ts'
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
    giveUp(remedyOf(error, config.dataDir))
  }
}

function run(config: Config, logger: Logger, life: Scope): Promise<void> {
  switch (config.role) {
    case 'all':
      return runAll(config, logger, life)
    case 'server':
      return runServer(config, logger, life)
    default:
      return runGateway(logger, life)
  }
}

async function runAll(config: Config, logger: Logger, life: Scope): Promise<void> {
  readSecret(config.dataDir)
  const { ready, stopped } = await supervise({
    config,
    program: [process.execPath, ...process.execArgv, fileURLToPath(import.meta.url)],
    options: process.argv.slice(2),
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
  const port = await serve({ config, secret, certificate, scenarios, logger }, life)
  tell({ type: 'ready', port })
}

function runGateway(logger: Logger, life: Scope): Promise<void> {
  logger.warn('the gateway is not built yet')
  endWithParent(life)
  tell({ type: 'ready', port: 0 })
  return Promise.resolve()
}

/** A child whose supervisor is gone must not stay behind. */
function endWithParent(life: Scope): void {
  process.once('disconnect', life.end)
  life.onEnd(() => {
    if (process.connected) process.disconnect()
  })
}

const tell = (report: ChildReport): void => void process.send?.(report)

function giveUp(remedy: string): void {
  process.stderr.write(`${remedy}\n`)
  tell({ type: 'failed', remedy })
  process.exitCode = 1
  if (process.connected) process.disconnect()
}

const projectDir = (): string => join(dirname(fileURLToPath(import.meta.url)), '..', '..')

await main()
