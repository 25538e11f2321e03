import type { Page } from 'playwright-core'
import { launchBrowser, openWindow } from '../../test/support/browser.ts'
import { eventually } from '../../test/support/eventually.ts'
import { SIGNATURES } from '../../test/support/fake-media.ts'
import { openFarNetwork, openTcpDoor } from '../../test/support/net-cut.ts'
import { keepPushing, phoneInRoom, rtmpAddress } from '../../test/support/phone.ts'
import { startServer, type StartedServer } from '../../test/support/start-server.ts'
import { enterByCode, openRoomAsHost, seesMoving } from '../../test/support/visit.ts'
import { quantile } from '../figures.ts'
import { frameTimes, installFrameLog, movesAfter, returnsAfter } from '../glass/frame-log.ts'
import type { Bench, Figure, Row } from '../row.ts'
import { round } from '../table.ts'

interface Pair {
  readonly viewer: Page
  readonly shown: string
  readonly by: 'browser' | 'phone'
}

/** How soon pictures move again after the link was away for 5 s, and after the gateway was killed. */
export const row: Row = {
  title: 'Media comes back',
  measure: async (bench) => {
    const far = openFarNetwork(bench.scope)
    const server = await startServer({ args: [`--host=${far.hostAddress}`] })
    try {
      const door = await openTcpDoor(bench.scope, server.rtmpPort, far.hostAddress)
      const pairs = await seatClass(bench, server, { wrap: far.wrap, phonePort: door.port })
      const rounds = bench.quick ? 1 : 5
      const [cuts, kills]: [Back[], Back[]] = [[], []]
      for (let number = 1; number <= rounds; number += 1) {
        for (const link of [far, door]) link.cut()
        await pause(CUT_MS)
        for (const link of [far, door]) link.mend()
        cuts.push(await backSince(pairs, Date.now(), movesAfter))
        await pause(SETTLE_MS)
        const killedAt = Date.now()
        await server.kill('gateway')
        kills.push(await backSince(pairs, killedAt, returnsAfter))
        await pause(SETTLE_MS)
        bench.tell(`round ${number}: cut ${JSON.stringify(cuts.at(-1))}, gateway ${JSON.stringify(kills.at(-1))} ms`)
      }
      return [...figuresOf('after a cut of 5 s', cuts, 3_000), ...figuresOf('after the gateway’s death', kills, 4_000)]
    } finally {
      await server.stop()
    }
  },
}

/** A teacher behind a cable of their own, a student near the server, and a phone that sends by RTMP. */
async function seatClass({ scope }: Bench, server: StartedServer, { wrap, phonePort }: { readonly wrap: (program: string) => string; readonly phonePort: number }): Promise<readonly Pair[]> {
  const switches = [`--unsafely-treat-insecure-origin-as-secure=${server.base}`]
  const [teacher, student] = await Promise.all([{ wrap, switches }, { switches }].map(async (wish) => {
    const { page, context } = await openWindow(await launchBrowser(scope, wish))
    await installFrameLog(context)
    return page
  }))
  if (teacher === undefined || student === undefined) throw new Error('two browsers are needed')
  const code = await openRoomAsHost(teacher, server.base, { name: 'Teacher' })
  await enterByCode(student, server.base, { code, name: 'Student' })
  const phone = await phoneInRoom(scope, server.base, code, 'Phone')
  const throughDoor = (address: string): string => address.replace(/\/\/[\d.]+:\d+\//, `//127.0.0.1:${phonePort}/`)
  await keepPushing(scope, async () => throughDoor(await rtmpAddress(server.base, phone)), SIGNATURES[2])
  const pairs: readonly Pair[] = [
    { viewer: teacher, shown: 'Student', by: 'browser' },
    { viewer: student, shown: 'Teacher', by: 'browser' },
    { viewer: student, shown: 'Phone', by: 'phone' },
  ]
  for (const { viewer, shown } of pairs) await seesMoving(viewer, shown)
  return pairs
}

type Back = Readonly<Record<Pair['by'], number>>

/** When the last of the pictures moved again, in ms after `since`. */
async function backSince(pairs: readonly Pair[], since: number, back: typeof movesAfter): Promise<Back> {
  const times = await Promise.all(pairs.map(async ({ viewer, shown, by }) => ({
    by,
    ms: Math.round((await eventually(`${shown} moves again`, async () => back(await frameTimes(viewer, shown), since), DEADLINE_MS)) - since),
  })))
  const last = (way: Pair['by']): number => Math.max(...times.filter(({ by }) => by === way).map(({ ms }) => ms))
  return { browser: last('browser'), phone: last('phone') }
}

const figuresOf = (when: string, rounds: readonly Back[], atMost: number): readonly Figure[] => (['browser', 'phone'] as const).flatMap((way) => [
  { what: `media back ${when}, ${way === 'browser' ? 'browsers' : 'a phone by RTMP'}, p50`, value: round(quantile(rounds.map((each) => each[way]), 0.5), 0), unit: 'ms' as const, atMost, note: `${rounds.length} rounds` },
  { what: `media back ${when}, ${way === 'browser' ? 'browsers' : 'a phone by RTMP'}, worst`, value: round(Math.max(...rounds.map((each) => each[way])), 0), unit: 'ms' as const },
])

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))
const CUT_MS = 5_000
const SETTLE_MS = 6_000
const DEADLINE_MS = 60_000
