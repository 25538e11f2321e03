import { launchBrowser } from '../../test/support/browser.ts'
import { startSimulator, type SimulatedPhone } from '../../test/support/simulator/workbench.ts'
import { startServer } from '../../test/support/start-server.ts'
import { seesMoving } from '../../test/support/visit.ts'
import { pause, phoneInClass, teacherOf } from '../phones/simulated.ts'
import type { Row } from '../row.ts'

/** Live components whose codes are not told any more: how long a stall, or a player that fell behind, goes unmended. */
export const row: Row = {
  title: 'Simulated phones: watchdog without codes',
  measure: async ({ scope, quick, tell }) => {
    const rounds = quick ? 2 : 10
    const { base, stop } = await startServer()
    try {
      const browser = await launchBrowser(scope)
      const address = await startSimulator(scope, '.', base)
      const { teacher, code } = await teacherOf(scope, browser, base)
      const phone = await phoneInClass(scope, browser, { address, code, name: 'Phone' })
      await seesMoving(teacher, 'Phone')
      await phone.press('live-codes')
      const [pusher, player, late]: readonly number[][] = [[], [], []]
      for (let round = 0; round < rounds; round += 1) {
        // A stall may come at any moment between two reports.
        await pause(SETTLE_MS + (round * REPORT_MS) / rounds)
        const stalled = await Promise.all([anew(phone, 'pusher'), anew(phone, 'player'), phone.press('stall-live')])
        pusher?.push(stalled[0])
        player?.push(stalled[1])
        tell(`stall ${round + 1}: pusher anew after ${stalled[0]} ms, player after ${stalled[1]}`)
        await seesMoving(teacher, 'Phone')
      }
      for (let round = 0; round < rounds / 2; round += 1) {
        await pause(SETTLE_MS)
        const [ms] = await Promise.all([anew(phone, 'player'), phone.press('lag-live')])
        late?.push(ms)
        tell(`three seconds behind: anew after ${ms} ms`)
      }
      const most = (all: readonly number[] | undefined): number => Math.max(...(all ?? []))
      return [
        { what: 'a stalled pusher is made anew after, worst', value: most(pusher), unit: 'ms', atMost: 5_000, note: `${rounds} stalls: ${pusher?.join(', ')}` },
        { what: 'a stalled player is made anew after, worst', value: most(player), unit: 'ms', atMost: 5_000, note: `${rounds} stalls: ${player?.join(', ')}` },
        { what: 'a player 3 s behind starts near to live after, worst', value: most(late), unit: 'ms', note: `${late?.length} times: ${late?.join(', ')}` },
      ]
    } finally {
      await stop()
    }
  },
}

/** Milliseconds until the phone's component of this kind is another. */
async function anew({ page }: SimulatedPhone, kind: 'pusher' | 'player'): Promise<number> {
  const began = performance.now()
  const rows = page.getByRole('tabpanel').locator(`li[data-kind=${kind}]`)
  const before = await rows.first().getAttribute('data-component')
  await page.waitForFunction(({ of, old }) => {
    const now = document.querySelector(`[role=tabpanel] li[data-kind=${of}]`)?.getAttribute('data-component') ?? old
    return now !== old
  }, { of: kind, old: before }, { timeout: 30_000, polling: 50 })
  return Math.round(performance.now() - began)
}

const SETTLE_MS = 6_000
const REPORT_MS = 2_000
