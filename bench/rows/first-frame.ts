import type { Browser } from 'playwright-core'
import { eventually } from '../../test/support/eventually.ts'
import { launchBrowser, openWindow } from '../../test/support/browser.ts'
import { startServer } from '../../test/support/start-server.ts'
import { button, inRoom, openRoomAsHost, t, typeCode, wordsOf } from '../../test/support/visit.ts'
import { quantile } from '../figures.ts'
import { frameTimes, installFrameLog, pressedAt } from '../glass/frame-log.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

/** From pressing Join, with the devices open, to the first frame of somebody else's picture. */
export const row: Row = {
  title: 'First frame',
  measure: async ({ scope, quick, tell }) => {
    const server = await startServer()
    try {
      const browser = await launchBrowser(scope)
      const teacher = await openWindow(browser)
      const code = await openRoomAsHost(teacher.page, server.base, { name: 'Teacher' })
      const times: number[] = []
      for (let number = 0; number < (quick ? 4 : 30); number += 1) times.push(await oneEntry(browser, server.base, code))
      tell(times.map((time) => Math.round(time)).join(' '))
      await browser.close()
      return [
        { what: 'first frame after Join p50', value: round(quantile(times, 0.5), 0), unit: 'ms', atMost: 300, note: `${times.length} entries, devices open` },
        { what: 'first frame after Join p95', value: round(quantile(times, 0.95), 0), unit: 'ms', atMost: 600 },
      ]
    } finally {
      await server.stop()
    }
  },
}

async function oneEntry(browser: Browser, base: string, code: string): Promise<number> {
  const { page, context } = await openWindow(browser)
  await installFrameLog(context)
  await typeCode(page, base, code)
  await page.getByLabel(t('check.name')).fill('Student')
  // The devices are open: the own picture is there, and the network was looked at.
  await page.locator('video').waitFor()
  await page.getByText(/毫秒|ms/).first().waitFor()
  await new Promise((settled) => setTimeout(settled, SETTLE_MS))
  await button(page, wordsOf('education').enter).click()
  const first = await eventually('the first frame', async () => (await frameTimes(page, 'Teacher'))[0] ?? null)
  const pressed = await pressedAt(page)
  await inRoom(page)
  // As people do: who only closes the window keeps a seat for two minutes, and the next one would wait for its picture too.
  await button(page.getByRole('toolbar', { name: t('bar.name') }), t('bar.leave')).click()
  await page.getByRole('toolbar', { name: t('bar.name') }).waitFor({ state: 'hidden' })
  await context.close()
  return first - pressed
}

const SETTLE_MS = 1_000
