import { existsSync } from 'node:fs'
import type { Scope } from '#shared/kernel/scope'
import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'playwright-core'

/** A Chromium to start. */
export interface BrowserWish {
  /** Further switches of the command line. */
  readonly switches?: readonly string[]
  /** Runs the program elsewhere, see `FarNetwork.wrap`. */
  readonly wrap?: (program: string) => string
  /** Which devices there are: both, a microphone alone, or none. */
  readonly devices?: 'fake' | 'microphone' | 'none'
  /** What the person says when the page asks for them; contexts may still grant by name. `asked`: Chromium's own question, which its switches answer: a real screen instead of the fake one. */
  readonly permission?: 'granted' | 'refused' | 'asked'
  /** Its tabs sound: a tab that is shared is heard. */
  readonly aloud?: boolean
}

/** One person's own window: separate storage, its console kept. */
export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  readonly console: () => readonly string[]
}

/** Where Chromium is; the tests can't run without. */
export function chromiumPath(): string {
  const found = [process.env['LIANMAI_CHROMIUM'] ?? '', ...PLACES, chromium.executablePath()].find((path) => path !== '' && existsSync(path))
  if (found === undefined) throw new Error('no Chromium: run `npx playwright-core install chromium`, or `apt-get install chromium`')
  return found
}

/** Starts a Chromium whose pages never sleep; it ends with the scope. */
export async function launchBrowser(scope: Scope, wish: BrowserWish = {}): Promise<Browser> {
  const program = chromiumPath()
  const browser = await chromium.launch({
    executablePath: wish.wrap?.(program) ?? program,
    args: [...SWITCHES, ...DEVICES[wish.devices ?? 'fake'], ...PERMISSION[wish.permission ?? 'granted'], ...(wish.switches ?? [])],
    ignoreDefaultArgs: wish.aloud === true ? ['--mute-audio'] : [],
    timeout: START_DEADLINE_MS,
  })
  scope.onEnd(() => void browser.close())
  return browser
}

/** Opens a window of its own in a browser. */
export async function openWindow(browser: Browser, look: { readonly phone?: boolean; readonly theme?: 'light' | 'dark'; readonly language?: string } = {}): Promise<Window> {
  const context = await browser.newContext({
    viewport: look.phone === true ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    deviceScaleFactor: look.phone === true ? 2 : 1,
    hasTouch: look.phone === true,
    isMobile: look.phone === true,
    locale: look.language ?? 'zh-CN',
    colorScheme: look.theme ?? 'light',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(ACTION_DEADLINE_MS)
  const lines: string[] = []
  page.on('console', (message) => keep(lines, told(message)))
  page.on('pageerror', (error) => keep(lines, `uncaught: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => keep(lines, `request failed: ${request.method()} ${bare(request.url())} ${request.failure()?.errorText ?? ''}`))
  page.on('response', (response) => {
    if (response.status() >= 400) keep(lines, `answer ${response.status()}: ${response.request().method()} ${bare(response.url())}`)
  })
  return { page, context, console: () => lines }
}

const told = (message: ConsoleMessage): string => `${message.type()}: ${message.text()}`

function keep(lines: string[], line: string): void {
  lines.push(line)
  if (lines.length > LINES_KEPT) lines.shift()
}

/** Addresses carry tokens: a saved log must not. */
const bare = (url: string): string => url.split('?')[0] ?? ''

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const SWITCHES = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
]
const DEVICES = { fake: ['--use-fake-device-for-media-stream'], microphone: ['--use-fake-device-for-media-stream=device-count=0'], none: [] }
const PERMISSION = { granted: ['--use-fake-ui-for-media-stream'], refused: ['--deny-permission-prompts'], asked: [] }
const START_DEADLINE_MS = 60_000
const ACTION_DEADLINE_MS = 30_000
const LINES_KEPT = 500
