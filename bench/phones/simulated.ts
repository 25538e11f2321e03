import type { Browser, ElementHandle, Page } from 'playwright-core'
import type { Scope } from '#shared/kernel/scope'
import { openWindow } from '../../test/support/browser.ts'
import { enterOnPhone, openSimulatedPhone, type SimulatedPhone } from '../../test/support/simulator/workbench.ts'
import { openRoomAsHost } from '../../test/support/visit.ts'
import { installClock, STANDING, type ClockFace } from '../glass/page-clock.ts'

export const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))

/** A teacher in a browser, whose camera is the glass clock, and the code of the class. */
export async function teacherOf(scope: Scope, browser: Browser, base: string): Promise<{ readonly teacher: Page; readonly code: string; readonly leave: () => Promise<void> }> {
  const { page: teacher, context } = await openWindow(browser)
  scope.onEnd(() => void context.close())
  await installClock(teacher)
  return { teacher, code: await openRoomAsHost(teacher, base, { name: 'Teacher' }), leave: () => context.close() }
}

/** A simulated phone in its own window that stands in the class. */
export async function phoneInClass(scope: Scope, browser: Browser, { address, code, name }: { readonly address: string; readonly code: string; readonly name: string }): Promise<SimulatedPhone> {
  const { page, context } = await openWindow(browser)
  scope.onEnd(() => void context.close())
  await installClock(page, STANDING)
  const phone = await openSimulatedPhone(page, address)
  await enterOnPhone(phone, { code, name })
  return phone
}

/** The player that shows a picture of this shape. */
export async function playerOf(phone: SimulatedPhone, { width, height }: ClockFace): Promise<ElementHandle<HTMLVideoElement>> {
  const frame = await phone.top()
  const handle = await frame.waitForFunction((lying) => [...document.querySelectorAll('wx-live-player')]
    .map((player) => player.shadowRoot?.querySelector('video'))
    .find((video) => video && video.videoWidth > 16 && video.videoWidth > video.videoHeight === lying), width > height, { timeout: 30_000 })
  const element: ElementHandle | null = handle.asElement()
  if (element === null || !isVideo(element)) throw new Error('no player shows it')
  return element
}

/** The handle comes from a query of videos. */
const isVideo = (handle: ElementHandle): handle is ElementHandle<HTMLVideoElement> => handle !== null
