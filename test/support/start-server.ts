import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeTcpPorts, freeUdpPort } from './free-ports.ts'

/** A cold start on a busy machine. */
const READY_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 10_000

export type ChildRole = 'server' | 'gateway'

/** The real program with all its processes, on free ports of loopback. */
export interface StartedServer {
  /** `http://127.0.0.1:port`, or https with `--lan`. */
  readonly base: string
  readonly port: number
  readonly rtmpPort: number
  readonly udpPort: number
  readonly dataDir: string
  /** Of the supervisor. */
  readonly pid: number
  /** Of the child that runs now. */
  pidOf(role: ChildRole): number
  isAlive(role: ChildRole): boolean
  /** Ends a child as a crash would; resolves when it is dead. The supervisor starts another. */
  kill(role: ChildRole): Promise<void>
  /** Everything the processes wrote to standard error. */
  log(): string
  /** Ends everything and removes a data directory that it made. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** Kept after the stop; left out, one is made and removed. */
  readonly dataDir?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the supervisor from the project's root and waits until it is ready. Throws with its words if it does not start. */
export async function startServer({ dataDir, args = [], env = {} }: StartOptions = {}): Promise<StartedServer> {
  const directory = dataDir ?? mkdtempSync(join(tmpdir(), 'lianmai-'))
  const [port = 0, rtmpPort = 0] = await freeTcpPorts(2)
  const udpPort = await freeUdpPort()
  // While the app is being rebuilt, its last build may be tried from a copy.
  const app = process.env['LIANMAI_TEST_APP']
  const options = [...(app ? [`--app=${app}`] : []), `--port=${port}`, `--rtmp-port=${rtmpPort}`, `--udp-port=${udpPort}`, `--data=${directory}`, '--no-open', ...args]
  const program = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'server/src/main.ts']
  const supervisor = spawn(process.execPath, [...program, ...options], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, LIANMAI_LOG: 'warn', LIANMAI_RATE_SCALE: '100', ...env },
  })
  const heard = listen(supervisor)
  const base = await heard.ready.catch(async (error: unknown) => {
    await end(supervisor)
    throw error
  })
  return {
    base,
    port,
    rtmpPort,
    udpPort,
    dataDir: directory,
    pid: supervisor.pid ?? 0,
    pidOf: (role) => heard.pids.get(role) ?? 0,
    isAlive: (role) => isAlive(heard.pids.get(role) ?? 0),
    async kill(role) {
      const pid = heard.pids.get(role) ?? 0
      process.kill(pid, 'SIGKILL')
      while (isAlive(pid)) await pause(5)
    },
    log: () => heard.log.join(''),
    async stop() {
      await end(supervisor)
      if (dataDir === undefined) rmSync(directory, { recursive: true, force: true })
    },
  }
}

function listen(supervisor: ChildProcess) {
  const pids = new Map<string, number>()
  const log: string[] = []
  supervisor.on('message', (message) => {
    if (isChild(message)) pids.set(message.role, message.pid)
  })
  supervisor.stderr?.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  const ready = new Promise<string>((resolve, reject) => {
    let text = ''
    const timer = setTimeout(() => reject(new Error(`not ready in time: ${log.join('')}`)), READY_WITHIN_MS)
    supervisor.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const address = /^lianmai ready (\S+)$/m.exec(text)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    })
    supervisor.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code}: ${log.join('')}`))
    })
  })
  return { pids, log, ready }
}

interface ChildTold {
  readonly type: 'child'
  readonly role: ChildRole
  readonly pid: number
}

const isChild = (message: unknown): message is ChildTold =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'child'

function end(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => supervisor.kill('SIGKILL'), STOP_WITHIN_MS)
    supervisor.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    supervisor.kill('SIGTERM')
  })
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
