import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scope } from '#shared/kernel/scope'
import { streamIdOf } from '#shared/room/state'
import type { Browser, Frame } from 'playwright-core'
import { askPlay, openRoom, signIn } from '../../test/support/ask.ts'
import { launchBrowser, openWindow } from '../../test/support/browser.ts'
import type { RoomClient } from '../../test/support/room-client.ts'
import { enterOnPhone, openSimulatedPhone, startSimulator, type SimulatedPhone } from '../../test/support/simulator/workbench.ts'
import { startServer } from '../../test/support/start-server.ts'
import { quantile } from '../figures.ts'
import { drawPhoneMedia, pushingPhone } from '../phones/pushing.ts'
import { pause } from '../phones/simulated.ts'
import type { Figure, Row } from '../row.ts'

/** A class of nine on one simulated phone: how smooth its page stays, what it sends between its threads, how soon it opens. */
export const row: Row = {
  title: 'Simulated phones: a class of nine',
  measure: async ({ scope, quick, tell }) => {
    const { base, stop } = await startServer()
    const folder = mkdtempSync(join(tmpdir(), 'lianmai-nine-'))
    try {
      const media = drawMedia(folder)
      const browser = await launchBrowser(scope)
      const address = await startSimulator(scope, '.', base)
      const code = (await openRoom(base, await signIn(base, 'Teacher'))).joinCode
      const opened = await openings(browser, `${address}?path=pages/join/index&query=${encodeURIComponent(`code=${code}`)}`, quick ? 2 : 7)
      const people: RoomClient[] = []
      for (let number = 1; number <= 7; number += 1) people.push(await pushingPhone(scope, base, code, `Person ${number}`, media))
      await people[0]?.until('seven send', ({ streams }) => streams.length === people.length)
      tell('seven people send')
      const tiles = await nineTiles(scope, browser, base, people.slice(0, 6), folder, quick ? 5 : 20)
      const words = await inClass(scope, browser, { address, code, base, media, seconds: quick ? 5 : 20 })
      return [
        { what: 'a page of the class is on screen after, p50', value: quantile(opened, 0.5), unit: 'ms', atMost: 1_500, note: `from opening the phone, ${opened.length} times: ${opened.join(', ')}` },
        ...tiles, ...words,
      ]
    } finally {
      await stop()
      rmSync(folder, { recursive: true })
    }
  },
}

/** A phone's media, and the stills of the tiles that no decoder is left for. */
function drawMedia(folder: string): string {
  const stills = join(folder, 'program', 'stills')
  cpSync('bench/phones/nine-tiles', join(folder, 'program'), { recursive: true })
  mkdirSync(stills)
  execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=360x640:r=1', '-frames:v', '5', join(stills, '%d.jpg')])
  return drawPhoneMedia(folder)
}

/** Opens a phone with the class's address again and again, in a new window each time; ms until its page reads. */
async function openings(browser: Browser, address: string, times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const { page, context } = await openWindow(browser)
    const began = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await page.frameLocator('iframe[data-on-top=true]').getByText('进入课堂').waitFor()
    taken.push(Math.round(performance.now() - began))
    await context.close()
  }
  return taken
}

/** Six players and three stills, on a page of its own. */
async function nineTiles(scope: Scope, browser: Browser, base: string, people: readonly RoomClient[], folder: string, seconds: number): Promise<readonly Figure[]> {
  const addresses = []
  for (const { session, room } of people) addresses.push((await askPlay(base, session, room.id, streamIdOf(room.id, session.user.id, 'camera'))).rtmp)
  const address = await startSimulator(scope, join(folder, 'program'))
  const { page, context } = await openWindow(browser)
  const phone = await openSimulatedPhone(page, `${address}?path=pages/nine/nine&query=${encodeURIComponent(`addresses=${encodeURIComponent(JSON.stringify(addresses))}`)}`)
  const top = await phone.top()
  await top.waitForFunction((wanted) => [...document.querySelectorAll('wx-live-player')].filter((player) => (player.shadowRoot?.querySelector('video')?.videoWidth ?? 0) > 2).length === wanted, addresses.length, { timeout: 30_000 })
  await pause(3_000)
  const { page: frames, players } = await frameRates(top, seconds)
  await context.close()
  return [
    { what: 'six players and three stills, one frame of the page', value: Number((1_000 / frames).toFixed(1)), unit: 'ms', atMost: 41.6, note: `${frames.toFixed(1)} frames a second; each player shows ${players.map((rate) => rate.toFixed(1)).join(', ')} of 15` },
  ]
}

/** Frames a second of the page, and new pictures a second of each player. */
const frameRates = (top: Frame, seconds: number): Promise<{ readonly page: number; readonly players: readonly number[] }> => top.evaluate(async (lasting) => {
  let [frames, running] = [0, true]
  const frame = (): void => {
    frames += 1
    if (running) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  const players = [...document.querySelectorAll('wx-live-player')].flatMap((player) => player.shadowRoot?.querySelector('video') ?? []).map((video) => {
    const count = { pictures: 0 }
    const picture = (): void => {
      count.pictures += 1
      if (running) video.requestVideoFrameCallback(picture)
    }
    video.requestVideoFrameCallback(picture)
    return count
  })
  const began = performance.now()
  await new Promise((over) => setTimeout(over, lasting * 1_000))
  running = false
  const took = (performance.now() - began) / 1_000
  return { page: frames / took, players: players.map(({ pictures }) => pictures / took) }
}, seconds)

/** The product's own page among seven others: what it sends at rest, and when a ninth person comes. */
async function inClass(scope: Scope, browser: Browser, { address, code, base, media, seconds }: { readonly address: string; readonly code: string; readonly base: string; readonly media: string; readonly seconds: number }): Promise<readonly Figure[]> {
  const { page, context } = await openWindow(browser)
  const phone = await openSimulatedPhone(page, address)
  await enterOnPhone(phone, { code, name: 'The phone' })
  await pause(6_000)
  await page.getByRole('tab', { name: 'setData' }).click()
  const before = await setDataOf(phone)
  await pause(seconds * 1_000)
  const idle = await setDataOf(phone)
  await pushingPhone(scope, base, code, 'Person 8', media)
  await pause(6_000)
  const joined = await setDataOf(phone)
  await context.close()
  return [
    { what: 'setData calls a second, a class of eight at rest', value: (idle.calls - before.calls) / seconds, unit: '/s', atMost: 5 },
    { what: 'setData KB a second, a class of eight at rest', value: Number(((idle.bytes - before.bytes) / seconds / 1_024).toFixed(2)), unit: 'KB', atMost: 2 },
    { what: 'setData when a ninth comes and sends', value: Number(((joined.bytes - idle.bytes) / 1_024).toFixed(1)), unit: 'KB', atMost: 4, note: `${joined.calls - idle.calls} calls` },
  ]
}

/** What the workbench has counted so far. */
async function setDataOf({ page }: SimulatedPhone): Promise<{ readonly calls: number; readonly bytes: number }> {
  await pause(1_200)
  const rows = await page.getByRole('tabpanel').locator('tr').evaluateAll((found) => found.map((row) => [row.querySelector('th')?.textContent ?? '', row.querySelector('td')?.textContent ?? '']))
  const told = (name: string): string => rows.find(([title]) => title === name)?.[1] ?? ''
  const [, amount = 'NaN', unit] = /^([\d.]+) (KB|B)$/.exec(told('数据量')) ?? []
  return { calls: Number(told('次数')), bytes: Number(amount) * (unit === 'KB' ? 1_024 : 1) }
}
