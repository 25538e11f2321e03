import type { Browser, ElementHandle, JSHandle } from 'playwright-core'
import type { Scope } from '#shared/kernel/scope'
import { launchBrowser, openWindow } from '../../test/support/browser.ts'
import { enterOnPhone, openSimulatedPhone, startSimulator, type SimulatedPhone } from '../../test/support/simulator/workbench.ts'
import { startServer } from '../../test/support/start-server.ts'
import { openRoomAsHost, pictureOf, seesMoving } from '../../test/support/visit.ts'
import { quantile } from '../figures.ts'
import { installClock, LYING, STANDING, watchClock, type ClockFace, type ClockReading } from '../glass/page-clock.ts'
import type { Figure, Row } from '../row.ts'

/** A class of a browser and two simulated phones that run the unmodified mini-program: how old each picture is, and what the pages cost. */
export const row: Row = {
  title: 'Simulated phones',
  measure: async ({ scope, quick, tell }) => {
    const seconds = quick ? 5 : 40
    const { base, stop } = await startServer()
    try {
      const browser = await launchBrowser(scope)
      const address = await startSimulator(scope, '.', base)
      const { teacher, code } = await teacherOf(scope, browser, base)
      const first = await phoneOf(scope, browser, { address, code, name: 'Phone one' }, tell)
      const second = await phoneOf(scope, browser, { address, code, name: 'Phone two' }, tell)
      await seesMoving(teacher, 'Phone one')
      const readers = {
        toBrowser: await watchClock(await pictureOf(teacher, 'Phone one'), STANDING),
        toPhone: await watchClock(await playerOf(second.phone, LYING)),
        between: await watchClock(await playerOf(second.phone, STANDING), STANDING),
      }
      const [toBrowser, toPhone, between] = await Promise.all([readers.toBrowser, readers.toPhone, readers.between].map((reader) => readFor(reader, seconds)))
      const idle = await idleOf(second.phone)
      return figuresOf({ toBrowser, toPhone, between, idle, firstPageMs: first.firstPageMs })
    } finally {
      await stop()
    }
  },
}

interface Measured {
  readonly toBrowser: ClockReading | undefined
  readonly toPhone: ClockReading | undefined
  readonly between: ClockReading | undefined
  readonly idle: { readonly calls: number; readonly bytes: number }
  readonly firstPageMs: number
}

function figuresOf({ toBrowser, toPhone, between, idle, firstPageMs }: Measured): readonly Figure[] {
  const glass = (what: string, reading: ClockReading | undefined, atMost: number): readonly Figure[] => [
    { what: `glass, ${what} p50`, value: quantile(reading?.ages ?? [], 0.5), unit: 'ms', atMost, note: `${reading?.ages.length ?? 0} frames` },
    { what: `glass, ${what} p95`, value: quantile(reading?.ages ?? [], 0.95), unit: 'ms' },
  ]
  return [
    ...glass('phone to browser', toBrowser, 120),
    ...glass('browser to phone, RTC', toPhone, 330),
    ...glass('phone to phone', between, 400),
    { what: 'the mini-program is on screen after', value: firstPageMs, unit: 'ms', atMost: 1_500, note: 'from opening the phone' },
    { what: 'setData calls a second, a class at rest', value: idle.calls, unit: '/s', atMost: 5 },
    { what: 'setData KB a second, a class at rest', value: idle.bytes / 1_024, unit: 'KB', atMost: 2 },
  ]
}

async function teacherOf(scope: Scope, browser: Browser, base: string) {
  const { page: teacher, context } = await openWindow(browser)
  scope.onEnd(() => void context.close())
  await installClock(teacher)
  return { teacher, code: await openRoomAsHost(teacher, base, { name: 'Teacher' }) }
}

async function phoneOf(scope: Scope, browser: Browser, { address, code, name }: { readonly address: string; readonly code: string; readonly name: string }, tell: (line: string) => void) {
  const { page, context } = await openWindow(browser)
  scope.onEnd(() => void context.close())
  await installClock(page, STANDING)
  const began = performance.now()
  const phone = await openSimulatedPhone(page, address)
  const firstPageMs = Math.round(performance.now() - began)
  tell(`${name}: the lobby after ${firstPageMs} ms`)
  await enterOnPhone(phone, { code, name })
  return { phone, firstPageMs }
}

/** The player that shows a picture of this shape. */
async function playerOf(phone: SimulatedPhone, { width, height }: ClockFace): Promise<ElementHandle<HTMLCanvasElement>> {
  const frame = await phone.top()
  const handle = await frame.waitForFunction((lying) => [...document.querySelectorAll('wx-live-player')]
    .map((player) => player.shadowRoot?.querySelector('canvas'))
    .find((canvas) => canvas && canvas.width > 16 && canvas.width > canvas.height === lying), width > height, { timeout: 30_000 })
  const element: ElementHandle | null = handle.asElement()
  if (element === null || !isCanvas(element)) throw new Error('no player shows it')
  return element
}

/** The handle comes from a query of canvases. */
const isCanvas = (handle: ElementHandle): handle is ElementHandle<HTMLCanvasElement> => handle !== null

/** What the bench counted in the last ten seconds. */
async function idleOf({ page }: SimulatedPhone): Promise<Measured['idle']> {
  await page.getByRole('tab', { name: 'setData' }).click()
  await pause(IDLE_MS)
  const text = await page.getByRole('tabpanel').innerText()
  const [, calls = '0', bytes = '0', unit = 'B'] = /近 10 秒\s+([\d.]+) 每秒 · ([\d.]+) (KB|B)/.exec(text) ?? []
  return { calls: Number(calls), bytes: Number(bytes) * (unit === 'KB' ? 1_024 : 1) }
}

async function readFor(clock: JSHandle<{ read(): ClockReading; reset(): void }>, seconds: number): Promise<ClockReading> {
  await pause(SETTLE_MS)
  await clock.evaluate((each) => each.reset())
  await pause(seconds * 1_000)
  return clock.evaluate((each) => each.read())
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))
const SETTLE_MS = 5_000
const IDLE_MS = 12_000
