import { launchBrowser } from '../../test/support/browser.ts'
import { startSimulator } from '../../test/support/simulator/workbench.ts'
import { startServer } from '../../test/support/start-server.ts'
import { pictureOf, seesMoving } from '../../test/support/visit.ts'
import { quantile } from '../figures.ts'
import { LYING, STANDING, watchClock, type ClockReading } from '../glass/page-clock.ts'
import { pause, phoneInClass, playerOf, teacherOf } from '../phones/simulated.ts'
import type { Figure, Row } from '../row.ts'

/**
 * How old a picture is on its way to and from simulated phones that run the unmodified mini-program: a browser with one
 * phone, then a class of three, then two phones alone. Limits hold for two at a time: three pages with camera share this
 * machine's processor, which real phones bring along.
 */
export const row: Row = {
  title: 'Simulated phones: latency',
  measure: async ({ scope, quick, tell }) => {
    const seconds = quick ? 5 : 40
    const settleMs = quick ? 5_000 : 25_000
    const { base, stop } = await startServer()
    try {
      const browser = await launchBrowser(scope)
      const address = await startSimulator(scope, '.', base)
      const { teacher, code, leave } = await teacherOf(scope, browser, base)
      const one = await phoneInClass(scope, browser, { address, code, name: 'Phone one' })
      await seesMoving(teacher, 'Phone one')
      const toBrowser = await watchClock(await pictureOf(teacher, 'Phone one'), STANDING)
      const toPhone = await watchClock(await playerOf(one, LYING))
      const [up, down] = await readFor([toBrowser, toPhone], settleMs, seconds)
      tell('a browser and a phone: done')

      const two = await phoneInClass(scope, browser, { address, code, name: 'Phone two' })
      const between = await watchClock(await playerOf(two, STANDING), STANDING)
      const three = await readFor([toBrowser, toPhone, between], settleMs, seconds)
      tell('a class of three: done')

      await leave()
      await pause(settleMs)
      const alone = await watchClock(await playerOf(two, STANDING), STANDING)
      const [pair] = await readFor([alone], 0, seconds)
      return [
        ...glass('phone to browser', up, 120), ...glass('browser to phone, RTC', down, 330), ...glass('phone to phone', pair, 400),
        ...three.flatMap((reading, index) => glass(`class of three on this machine, ${['phone to browser', 'browser to phone', 'phone to phone'][index]}`, reading).slice(0, 1)),
      ]
    } finally {
      await stop()
    }
  },
}

function glass(what: string, reading: ClockReading | undefined, atMost?: number): readonly Figure[] {
  return [
    { what: `glass, ${what} p50`, value: quantile(reading?.ages ?? [], 0.5), unit: 'ms', ...(atMost === undefined ? {} : { atMost }), note: `${reading?.ages.length ?? 0} frames` },
    { what: `glass, ${what} p95`, value: quantile(reading?.ages ?? [], 0.95), unit: 'ms' },
  ]
}

type Clock = Awaited<ReturnType<typeof watchClock>>

/** Browsers keep sound, and pictures with it, longer for a while after a busy beginning. */
async function readFor(clocks: readonly Clock[], settleMs: number, seconds: number): Promise<readonly ClockReading[]> {
  await pause(settleMs)
  for (const clock of clocks) await clock.evaluate((each) => each.reset())
  await pause(seconds * 1_000)
  return Promise.all(clocks.map((clock) => clock.evaluate((each) => each.read())))
}
