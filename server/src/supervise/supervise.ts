import { networkInterfaces } from 'node:os'
import type { Logger } from 'pino'
import { failure, success, type Result } from '#shared/kernel/result'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { Config, Role } from '../config/config.ts'
import { keepChild } from './child.ts'
import { checkPorts, findFreePort } from './ports.ts'

/** Supplied by `main.ts`. */
export interface SuperviseNeeds {
  readonly config: Config
  /** How to start this program again: the Node binary and everything before our own options. */
  readonly program: readonly [command: string, ...args: readonly string[]]
  /** Our own options as they were given. */
  readonly options: readonly string[]
  /** The children's environment. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly logger: Logger
  /** A child was started, again or for the first time. */
  told(child: { readonly role: Role; readonly pid: number }): void
}

/** The processes, started and kept. */
export interface Supervision {
  /** When all are ready for the first time: the server's port, or the line that tells why it can't start. */
  readonly ready: Promise<Result<number, string>>
  /** When all are gone after the scope's end. */
  readonly stopped: Promise<void>
}

const CHILDREN = ['server', 'gateway'] as const

/** Starts the room server and the gateway side by side; the death of one is not the other's. Throws if a port is taken. */
export async function supervise(needs: SuperviseNeeds, scope: Scope): Promise<Supervision> {
  await checkPorts(needs.config)
  const gatewayPort = String(needs.config.gatewayPort || (await findFreePort()))
  const [command, ...before] = needs.program
  const children = createScope(scope)
  const gone: Promise<void>[] = []

  const ready = new Promise<Result<number, string>>((resolve) => {
    const waitingFor = new Set<Role>(CHILDREN)
    let port = needs.config.port
    for (const role of CHILDREN) {
      const args = [...before, ...needs.options, `--role=${role}`, `--gateway-port=${gatewayPort}`]
      gone.push(keepChild({
        command,
        args,
        env: needs.env,
        now: Date.now,
        started: (pid) => needs.told({ role, pid }),
        died: (code, signal) => needs.logger.warn({ role, code, signal }, 'a process died and is started again'),
        reported(report) {
          if (report.type === 'failed') {
            if (waitingFor.size === 0) needs.logger.error({ role, remedy: report.remedy }, 'a process could not start again')
            return resolve(failure(report.remedy))
          }
          if (role === 'server') port = report.port
          waitingFor.delete(role)
          if (waitingFor.size === 0) resolve(success(port))
        },
      }, children))
    }
  })
  return { ready, stopped: Promise.all(gone).then(() => undefined) }
}

/** The addresses under which other devices of the network find this machine. */
export function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
