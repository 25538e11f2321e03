import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { Finding } from '../border/view.ts'
import { startHeadlessPhone, type HeadlessPhone } from '../headless/start-phone.ts'
import { readAppPackage } from '../source/app-package.ts'
import { readDeclaredApis } from '../source/declared.ts'

const DRAWN_WITHIN_MS = 4_000
/** What a page does after it has drawn: effects, refused requests, timers of its first moment. */
const LIVED_IN_MS = 400
const LOOK_EACH_MS = 20
/** Nobody listens there: a page finds no server, whatever runs on this computer. */
const NOBODY = 'http://127.0.0.1:9'

/** A mini-program's folder, and the phone on which each of its pages is opened. */
export interface PagesRun {
  readonly folder: string
  /** The newest one that the simulator knows, if it is left out. */
  readonly baseLibrary?: string
}

/** Opens every page of a mini-program, one after the other, in a realm without any global of Node or of a browser. Answers what is wrong, each as a sentence with its place. */
export async function runPages({ folder, baseLibrary }: PagesRun): Promise<readonly string[]> {
  const app = readAppPackage({ folder, name: 'check', appId: 'touristappid' })
  const phone = startHeadlessPhone({ app, declared: readDeclaredApis(), aliases: { [NOBODY]: NOBODY }, ...(baseLibrary === undefined ? {} : { facts: { baseLibrary } }) })
  // No person is there to be asked.
  phone.device.state.setState({ policy: 'allow' })
  hearRejections(phone)
  try {
    const faults: string[] = []
    for (const page of pagesOf(app.configs['app'])) faults.push(...(await runPage(phone, page)))
    return [...new Set(faults)]
  } finally {
    phone.scope.end()
  }
}

async function runPage(phone: HeadlessPhone, page: string): Promise<readonly string[]> {
  const opened = phone.logic.host.router.reLaunch(`/${page}?check=1`)
  const drawn = opened.ok && (await until(phone.scope, () => hasDrawn(phone)))
  await pause(phone.scope, LIVED_IN_MS)
  const { findings } = phone.device.state.getState()
  phone.device.state.setState({ findings: [] })
  const faults = findings.filter(isFault).map(({ text, at }) => `${at ?? page}: ${text}`)
  if (drawn) return faults
  return [...faults, opened.ok ? `${page} drew nothing within ${DRAWN_WITHIN_MS / 1_000} s` : `${page} does not open: ${opened.failure.why}`]
}

/** The page on top; a page that sends its visitor on has done its part when the next one has drawn. */
function hasDrawn({ logic, page }: HeadlessPhone): boolean {
  if (!logic.host.top()) return false
  const { body } = page()
  return body.textContent !== '' || body.querySelector('wx-view, wx-image, wx-canvas, wx-web-view') !== null
}

const FAULTY: readonly Finding['area'][] = ['script', 'api', 'component', 'template', 'style']

/** What the build is to blame for; a component's attribute that the simulator takes and does not act on is not. */
function isFault({ level, area, text }: Finding): boolean {
  if (text.includes('ReferenceError')) return true
  return level === 'error' ? FAULTY.includes(area) : area === 'attribute' && text.startsWith('unknown attribute')
}

/** Rejections that nobody took belong to the mini-program, as on a phone. */
function hearRejections({ logic, scope }: HeadlessPhone): void {
  const hear = (reason: unknown): void => logic.rejected(reason)
  process.on('unhandledRejection', hear)
  scope.onEnd(() => process.off('unhandledRejection', hear))
}

function pagesOf(config: unknown): readonly string[] {
  const subpackages = [...listIn(config, 'subPackages'), ...listIn(config, 'subpackages')]
  const inside = subpackages.flatMap((each) => listIn(each, 'pages').map((page) => `${String(Reflect.get(Object(each), 'root')).replace(/\/$/, '')}/${String(page)}`))
  return [...listIn(config, 'pages').map(String), ...inside]
}

function listIn(holder: unknown, name: string): readonly unknown[] {
  const list: unknown = Reflect.get(Object(holder), name)
  return Array.isArray(list) ? list : []
}

/** Whether it came to be so in time. */
async function until(life: Scope, so: () => boolean): Promise<boolean> {
  for (const end = Date.now() + DRAWN_WITHIN_MS; Date.now() < end && !life.ended;) {
    if (so()) return true
    await pause(life, LOOK_EACH_MS)
  }
  return false
}

/** Ends early with the phone, so that nobody waits for a closed one. */
const pause = (life: Scope, ms: number): Promise<void> => new Promise((resolve) => {
  const wait = createScope(life)
  wait.onEnd(resolve)
  after(wait, ms, wait.end)
})
