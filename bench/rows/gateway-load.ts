import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { startServer } from '../../test/support/start-server.ts'
import { cpuSeconds, residentMegabytes } from '../process-cost.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

/** What the gateway costs when 12 people all see each other. */
export const row: Row = {
  title: 'Gateway: 12 people who all see each other',
  measure: async ({ scope, quick, tell }) => {
    const [people, seconds] = quick ? [4, 5] : [12, 20]
    const server = await startServer()
    try {
      const load = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'bench/load/class-of-many.ts', server.base, String(people), String(seconds)], { stdio: ['ignore', 'pipe', 'inherit'] })
      scope.onEnd(() => load.kill('SIGKILL'))
      const lines = createInterface({ input: load.stdout })[Symbol.asyncIterator]()
      const { subscriptions } = await nextLine<{ readonly subscriptions: number }>(lines)
      tell(`${subscriptions} subscriptions flow`)
      await new Promise((settled) => setTimeout(settled, 2_500))
      const gateway = server.pidOf('gateway')
      const [cpu, began] = [cpuSeconds(gateway), performance.now()]
      const received = await nextLine<{ readonly video: number; readonly audio: number; readonly bytes: number }>(lines)
      const wall = (performance.now() - began) / 1_000
      const cores = (cpuSeconds(gateway) - cpu) / wall
      const packetsPerSecond = (received.video + received.audio) / seconds
      return [
        { what: `gateway, ${people} people, ${subscriptions} subscriptions`, value: round(cores, 2), unit: 'cores', atMost: 0.5, note: `${round(received.bytes * 8 / seconds / subscriptions / 1e6, 2)} Mbit/s each, with sound` },
        { what: 'gateway, packets to viewers', value: Math.round(packetsPerSecond), unit: '/s' },
        { what: 'gateway, a packet to a viewer (CPU)', value: round((cores * 1e6) / packetsPerSecond), unit: 'µs' },
        { what: 'gateway, packets a core', value: Math.round(packetsPerSecond / cores), unit: '/s' },
        { what: 'gateway, memory', value: Math.round(residentMegabytes(gateway) * 1024), unit: 'KB' },
      ]
    } finally {
      await server.stop()
    }
  },
}

async function nextLine<Line>(lines: AsyncIterator<string>): Promise<Line> {
  const { value, done } = await lines.next()
  if (done === true) throw new Error('the load ended by itself')
  const line: Line = JSON.parse(value)
  return line
}
