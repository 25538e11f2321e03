import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScope } from '#shared/kernel/scope'
import { encode } from '../../test/support/encoded.ts'
import { eventually } from '../../test/support/eventually.ts'
import { openControl, type GatewayControl } from '../../test/support/gateway-control.ts'
import { startGatewayProcess, type GatewayProcess } from '../../test/support/gateway-process.ts'
import { readFrom } from '../../test/support/tag-sources.ts'
import { publish } from '../../test/support/webrtc-client.ts'
import { sendEncoded } from '../../test/support/webrtc-sender.ts'
import { pushFromPhone } from '../../simulator/carrier/rtmp-client.ts'
import { quantile } from '../figures.ts'
import { drawPhoneMedia } from '../phones/pushing.ts'
import { pause } from '../phones/simulated.ts'
import { costOf, residentMegabytes } from '../process-cost.ts'
import type { Figure, Row } from '../row.ts'
import type { Scope } from '#shared/kernel/scope'
import { round } from '../table.ts'

const PHONES = 4
const BROWSERS = 2
const DEADLINE_MS = 20_000
const MEGABYTE = 1024 * 1024

/** A room of phones and browsers whose last minute is kept: how soon a clip of all of it is there, and what the keeping costs. */
export const row: Row = {
  title: 'Clips: the last minute of six streams',
  measure: async ({ scope, quick, tell }) => {
    const [seconds, clips] = quick ? [15, 5] : [60, 30]
    const gateway = await startGatewayProcess()
    const visit = createScope(scope)
    const folder = mkdtempSync(join(tmpdir(), 'lianmai-bench-'))
    try {
      await sending(gateway, folder, visit)
      // Not before: drawing the media blocks for longer than the gateway waits for a sign.
      const control = await openControl(gateway, visit)
      tell(`${PHONES} phones and ${BROWSERS} browsers send`)
      await pause(5_000)
      const idle = await costOf(gateway.pid, () => pause(10_000))
      const before = residentMegabytes(gateway.pid)
      control.order({ type: 'keep', room: 'room', seconds })
      tell(`they are kept for ${seconds} s`)
      await pause(seconds * 1_000)
      const keeping = await costOf(gateway.pid, () => pause(10_000))
      const { kept } = await gateway.statistics()
      const grown = residentMegabytes(gateway.pid) - before
      const ready = await take(control, seconds, clips)
      const megabytes = kept.bytes / MEGABYTE
      return [
        ...readiness(ready, seconds),
        { what: 'keeping, of a core', value: round(((keeping.cpu / keeping.wall) - (idle.cpu / idle.wall)) * 100, 2), unit: '%', note: `the gateway alone, for ${PHONES} phones and ${BROWSERS} browsers; browsers’ sound is converted meanwhile` },
        { what: 'keeping, memory by the gateway’s count', value: round(megabytes * 1_024), unit: 'KB', note: `${kept.streams} streams, ${seconds} s` },
        { what: 'keeping, memory that the process grew by, to its count', value: round(grown / megabytes, 2), unit: '×', note: `${round(grown, 1)} MB` },
      ]
    } finally {
      visit.end()
      await gateway.stop()
      rmSync(folder, { recursive: true })
    }
  },
}

const readiness = (ready: readonly number[], seconds: number): readonly Figure[] => [
  { what: 'a clip, from the order to whole files, p50', value: round(quantile(ready, 0.5)), unit: 'ms', atMost: 1_000, note: `${ready.length} clips of ${seconds} s of ${PHONES + BROWSERS} streams; 250 ms wait for what is late` },
  { what: 'a clip, from the order to whole files, p95', value: round(quantile(ready, 0.95)), unit: 'ms', atMost: 1_000 },
]

async function sending(gateway: GatewayProcess, folder: string, scope: Scope): Promise<void> {
  const media = drawPhoneMedia(folder)
  for (let phone = 0; phone < PHONES; phone += 1) pushFromPhone({ url: gateway.rtmp(`room-phone${phone}-camera`, 'publish'), source: readFrom(media) }, scope)
  const encoded = encode({ size: '640x360', kbps: 800 })
  for (let browser = 0; browser < BROWSERS; browser += 1) {
    const client = await publish(gateway.whip(`room-browser${browser}-camera`, { user: `browser${browser}` }))
    scope.onEnd(() => void client.leave())
    sendEncoded(client, encoded, {}, scope)
  }
  await eventually('all to be live', async () => ((await gateway.statistics()).streams.filter(({ via }) => via !== null).length === PHONES + BROWSERS ? true : null))
}

/** Takes one clip after the other of all that is kept; milliseconds until each was whole. */
async function take({ heard, order }: GatewayControl, seconds: number, times: number): Promise<readonly number[]> {
  const ready: number[] = []
  for (let time = 0; time < times; time += 1) {
    const clip = `clip-${time}`
    const [began, to] = [performance.now(), Date.now()]
    order({ type: 'clip', room: 'room', clip, from: to - seconds * 1_000, to, streams: null })
    const wordOf = () => heard.find((news) => 'clip' in news && news.clip === clip)
    while (wordOf() === undefined && performance.now() - began < DEADLINE_MS) await pause(2)
    ready.push(performance.now() - began)
    const word = wordOf()
    if (word?.type !== 'clip-made' || word.streams.length !== PHONES + BROWSERS) throw new Error(`no whole clip: ${JSON.stringify(word)}`)
    await pause(500)
  }
  return ready
}
