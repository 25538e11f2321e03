import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { BrowserContext, Frame, Locator, Page } from 'playwright-core'
import type { Scope } from '#shared/kernel/scope'
import { eventually } from '../eventually.ts'
import { nearestPaint, TONES, type Signature } from '../fake-media.ts'
import { heardTone, loudness } from '../tones.ts'
import { t, wordsOf } from '../visit.ts'

const READY_WITHIN_MS = 30_000
/** What a weapp build has inside. */
const BUILT_SERVER = 'http://127.0.0.1:8080'

/** Starts the simulator's own process for a mini-program's folder; `server` is where its build's server really is. Answers the workbench's address. */
export async function startSimulator(scope: Scope, folder: string, server?: string): Promise<string> {
  const alias = server === undefined ? [] : ['--alias', `${BUILT_SERVER}=${server}`]
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'simulator/main.ts', folder, '--loopback-only', ...alias], { stdio: ['ignore', 'pipe', 'pipe'] })
  scope.onEnd(() => void child.kill('SIGKILL'))
  const complaints: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line))
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the simulator did not start: ${complaints.join('\n')}`)), READY_WITHIN_MS)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, address] = /^simulator ready (\S+)/.exec(line) ?? []
      if (address === undefined) return
      clearTimeout(late)
      resolve(address)
    })
  })
}

declare global {
  interface Window {
    phoneEars?: AnalyserNode[]
  }
}

/** Lets tests hear what a webview sends to its loudspeaker. To be called before the page is opened. */
export const installPhoneEars = (context: BrowserContext): Promise<unknown> => context.addInitScript(() => {
  const ears: AnalyserNode[] = (window.phoneEars = [])
  const connect = AudioNode.prototype.connect
  AudioNode.prototype.connect = function noted(this: AudioNode, ...words: unknown[]) {
    if (words[0] instanceof AudioDestinationNode) {
      const ear = this.context.createAnalyser()
      ear.fftSize = 32_768
      Reflect.apply(connect, this, [ear])
      ears.push(ear)
    }
    return Reflect.apply(connect, this, words)
  }
})

/** A simulated phone on a workbench's page. */
export interface SimulatedPhone {
  readonly page: Page
  /** The webview on top. */
  top(): Promise<Frame>
  /** What the page on top says. */
  text(): Promise<string>
  /** Presses something of the bench. */
  press(id: string): Promise<void>
  choose(label: string, value: string): Promise<void>
  /** Writes into a field, and puts the phone's keyboard away. */
  write(field: Locator, text: string): Promise<void>
}

/** Opens a workbench with one phone; every permission is allowed unless it is chosen otherwise. */
export async function openSimulatedPhone(page: Page, address: string, policy = 'allow'): Promise<SimulatedPhone> {
  // A phone that is drawn smaller is right for a finger, and not for Playwright, which takes lengths in frames for lengths of the window.
  await page.setViewportSize({ width: 1280, height: 1000 })
  await page.goto(address)
  return readyPhone(page, 'phone-1', policy)
}

/** A phone of an open workbench, by its name, once it shows a page; it is the chosen one then. */
export async function readyPhone(page: Page, name: string, policy = 'allow'): Promise<SimulatedPhone> {
  const place = page.locator(`[data-phone=${name}]`)
  const phone: SimulatedPhone = {
    page,
    async top() {
      const handle = await place.locator('iframe[data-on-top=true]').first().elementHandle({ timeout: 20_000 })
      const frame = await handle?.contentFrame()
      if (!frame) throw new Error('no page is open')
      return frame
    },
    text: async () => (await phone.top()).evaluate(() => document.body.innerText),
    press: (id) => page.locator(`#${id}`).click(),
    choose: async (label, value) => void (await page.getByLabel(label, { exact: true }).selectOption(value)),
    async write(field, text) {
      await field.fill(text)
      await place.locator('[data-keyboard] button').click()
      await place.locator('[data-keyboard]').waitFor({ state: 'detached' })
    },
  }
  await place.locator('header').first().click()
  await eventually('the first page is there', async () => ((await phone.text()).length > 20 ? true : null), 30_000)
  await phone.choose('权限询问', policy)
  return phone
}

/** Goes by code from the lobby into the room, as a person with this phone does. */
export async function enterOnPhone(phone: SimulatedPhone, { code, name, scenario = 'education' }: { readonly code: string; readonly name: string; readonly scenario?: string }): Promise<void> {
  const lobby = await phone.top()
  await phone.write(lobby.locator('#code input'), code)
  await lobby.getByText(t('lobby.join'), { exact: true }).click()
  const check = await eventually('the check of the devices', async () => {
    const top = await phone.top()
    return (await top.getByText(wordsOf(scenario).enter).count()) > 0 ? top : null
  }, 30_000)
  await phone.write(check.locator('wx-input input').first(), name)
  await check.getByText(wordsOf(scenario).enter).click()
  await eventually('the room', async () => ((await phone.text()).includes(t('bar.leave')) ? true : null), 30_000)
}

/** Waits until one of the phone's players shows this picture, and moves. */
export const phoneSees = (phone: SimulatedPhone, { paint }: Signature): Promise<unknown> => eventually(`${paint.name} on the phone`, async () => {
  const frame = await phone.top()
  const look = () => frame.evaluate(() => [...document.querySelectorAll('wx-live-player')].map((player) => {
    const video = player.shadowRoot?.querySelector('video')
    const { videoWidth: width = 0, videoHeight: height = 0 } = video ?? {}
    if (!video || width <= 2) return { rgb: [0, 0, 0] as const, foot: 0 }
    const pen = new OffscreenCanvas(width, height).getContext('2d')
    pen?.drawImage(video, 0, 0)
    const pixels = pen?.getImageData(0, 0, width, height).data ?? []
    const at = (Math.floor(height / 4) * width + Math.floor(width / 2)) * 4
    let foot = 0
    for (let x = 0; x < width; x += 2) foot += [0, 1, 2].reduce((sum, plane) => sum + (pixels[((height - 6) * width + x) * 4 + plane] ?? 0), 0) * x
    return { rgb: [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0] as const, foot }
  }))
  const before = await look()
  await new Promise((resolve) => setTimeout(resolve, 400))
  const after = await look()
  const at = after.findIndex(({ rgb }) => nearestPaint(rgb) === paint.name)
  if (at < 0) throw new Error(`seen: ${JSON.stringify(after)}`)
  return before[at]?.foot !== after[at]?.foot ? true : null
}, 45_000)

/** Waits until the phone's loudspeaker sounds this tone. */
export const phoneHears = (phone: SimulatedPhone, { hz }: Signature): Promise<unknown> => eventually(`${hz} Hz on the phone`, async () => {
  const frame = await phone.top()
  const heard = await frame.evaluate(() => (window.phoneEars ?? []).map((ear) => {
    const samples = new Float32Array(ear.fftSize)
    ear.getFloatTimeDomainData(samples)
    return { samples: Array.from(samples), sampleRate: ear.context.sampleRate }
  }))
  const tones = heard.map(({ samples, sampleRate }) => heardTone(Float32Array.from(samples), sampleRate, TONES))
  return tones.includes(hz) ? true : (() => { throw new Error(`heard ${JSON.stringify(tones)}, loudness ${heard.map(({ samples }) => loudness(Float32Array.from(samples)).toFixed(3)).join(' ')}`) })()
}, 45_000)
