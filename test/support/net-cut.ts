import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import type { Scope } from '#shared/kernel/scope'

/** A link that can be taken away and given back. */
export interface Cut {
  cut(): void
  mend(): void
}

/** A network of its own for one program, joined to ours by one cable. */
export interface FarNetwork extends Cut {
  /** Our end of the cable: where the server must listen. */
  readonly hostAddress: string
  /** A command that runs `program` there with the arguments it is given. */
  wrap(program: string): string
}

/**
 * Opens a network namespace with a veth cable (Linux, root).
 * A cut is silent: packets leave and never arrive, as on a phone in a lift; no interface goes down.
 */
export function openFarNetwork(scope: Scope): FarNetwork {
  const mark = (process.pid % 4_096).toString(16) + String((opened += 1))
  const net = { name: `lm${mark}`, near: `lmn${mark}`, far: `lmf${mark}`, subnet: `10.${100 + opened}.${process.pid % 250}` }
  const folder = mkdtempSync(join(tmpdir(), 'far-network-'))
  ip('netns', 'add', net.name)
  scope.onEnd(() => {
    ip('netns', 'del', net.name)
    rmSync(folder, { recursive: true, force: true })
  })
  ip('link', 'add', net.near, 'type', 'veth', 'peer', 'name', net.far, 'netns', net.name)
  ip('addr', 'add', `${net.subnet}.1/24`, 'dev', net.near)
  ip('link', 'set', net.near, 'up')
  ip('-n', net.name, 'addr', 'add', `${net.subnet}.2/24`, 'dev', net.far)
  ip('-n', net.name, 'link', 'set', net.far, 'up')
  ip('-n', net.name, 'link', 'set', 'lo', 'up')
  ip('-n', net.name, 'route', 'add', 'default', 'via', `${net.subnet}.1`)
  return {
    hostAddress: `${net.subnet}.1`,
    wrap: (program) => wrapper(folder, net.name, program),
    cut: () => {
      ip('neigh', 'replace', `${net.subnet}.2`, 'lladdr', NOBODY, 'nud', 'permanent', 'dev', net.near)
      ip('-n', net.name, 'neigh', 'replace', `${net.subnet}.1`, 'lladdr', NOBODY, 'nud', 'permanent', 'dev', net.far)
    },
    mend: () => {
      ip('neigh', 'del', `${net.subnet}.2`, 'dev', net.near)
      ip('-n', net.name, 'neigh', 'del', `${net.subnet}.1`, 'dev', net.far)
    },
  }
}

/** A door that also tells how much came in, and can let it in slowly. */
export interface TcpDoor extends Cut {
  readonly port: number
  readonly bytesIn: number
  /** How fast what is sent comes in from now on; `Infinity` at first. */
  bytesPerSecond: number
}

/** A TCP door in front of a port that can be slammed: connections die, new ones are refused. */
export async function openTcpDoor(scope: Scope, port: number, host = '127.0.0.1'): Promise<TcpDoor> {
  const sockets = new Set<Socket>()
  let [open, bytesIn, bytesPerSecond] = [true, 0, Infinity]
  const narrow = (): Transform => new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytesIn += chunk.length
      if (bytesPerSecond === Infinity) done(null, chunk)
      else setTimeout(() => done(null, chunk), (chunk.length / bytesPerSecond) * 1_000)
    },
  })
  const door = createServer((near) => {
    if (!open) return void near.destroy()
    const far = connect(port, host)
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy()).on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    near.pipe(narrow()).pipe(far).pipe(near)
  })
  await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready))
  const slam = (): void => sockets.forEach((socket) => socket.destroy())
  scope.onEnd(() => {
    door.close()
    slam()
  })
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('the door has no port')
  return {
    port: address.port,
    get bytesIn() {
      return bytesIn
    },
    get bytesPerSecond() {
      return bytesPerSecond
    },
    set bytesPerSecond(rate) {
      bytesPerSecond = rate
    },
    cut: () => {
      open = false
      slam()
    },
    mend: () => {
      open = true
    },
  }
}

function wrapper(folder: string, network: string, program: string): string {
  const path = join(folder, 'run')
  writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${network} ${program} "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

const ip = (...words: readonly string[]): void => void execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] })

/** An address that no card has: frames for it are dropped by whoever gets them. */
const NOBODY = '02:00:00:00:00:99'
let opened = 0
