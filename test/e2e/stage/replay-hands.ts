import type { Page } from 'playwright-core'
import { sayIn } from '../../../src/pages/replay/words/words'
import { eventually, pause } from '../../support/eventually'

const say = sayIn('zh')

/** Where a replay stands that is paused, in seconds. */
export interface Standing {
  /** As the page shows it. */
  readonly place: number
  readonly length: number
  /** Where each player is in its own file. */
  readonly times: readonly number[]
}

const line = (page: Page) => page.getByRole('slider', { name: say('timeline') })

/** Presses the button that plays and pauses, unless it is so already. */
export async function setPlaying(page: Page, wanted: boolean): Promise<void> {
  const toggle = page.locator('#replay-play')
  if ((await toggle.getAttribute('aria-label')) === say(wanted ? 'play' : 'pause')) await toggle.click()
}

/** Presses the line of time at a share of its length, 0 to 1. */
export async function pressLine(page: Page, share: number): Promise<void> {
  const box = await line(page).boundingBox()
  if (box === null) throw new Error('the line is not there')
  await line(page).click({ position: { x: box.width * share, y: box.height / 2 } })
}

export const setSpeed = (page: Page, speed: number): Promise<unknown> => page.getByLabel(say('speed')).selectOption(String(speed))

/** Waits until a paused replay stands at a place, and all of its players stand still. */
export const standsAt = (page: Page, wanted: number): Promise<Standing> => eventually(`it stands at ${wanted} s`, async () => {
  const before = await look(page)
  await pause(400)
  const now = await look(page)
  if (Math.abs(now.place - wanted) > 1 || now.times.length === 0 || now.times.some((time, index) => time !== before.times[index])) throw new Error(JSON.stringify(now))
  return now
})

/** How fast each player goes: seconds of film a second. */
export async function pacesOf(page: Page): Promise<readonly number[]> {
  return page.locator('video').evaluateAll(async (videos: HTMLVideoElement[]) => {
    const before = videos.map(({ currentTime }) => ({ currentTime, at: performance.now() }))
    await new Promise((over) => setTimeout(over, 1_500))
    return videos.map(({ currentTime }, index) => ((currentTime - (before[index]?.currentTime ?? 0)) * 1_000) / (performance.now() - (before[index]?.at ?? 0)))
  })
}

/** The length of the recording, as the page shows it. */
export const lengthOf = async (page: Page): Promise<number> => (await look(page)).length

async function look(page: Page): Promise<Standing> {
  const [place = Number.NaN, length = Number.NaN] = ((await line(page).getAttribute('aria-valuetext')) ?? '').split(' / ').map(seconds)
  return { place, length, times: await page.locator('video').evaluateAll((videos: HTMLVideoElement[]) => videos.map(({ currentTime }) => currentTime)) }
}

/** Of `01:07`. */
const seconds = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
