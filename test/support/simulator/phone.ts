import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { SystemFacts } from '../../../simulator/border/system'
import { startHeadlessPhone, type HeadlessPhone } from '../../../simulator/headless/start-phone'
import { readAppPackage } from '../../../simulator/source/app-package'
import { readDeclaredApis } from '../../../simulator/source/declared'

/** A mini-program by its files; JSON as objects. What is left out of a smallest one is put in. */
export type Files = Readonly<Record<string, string | object>>

const SMALLEST: Files = {
  'app.json': { pages: ['pages/one/one', 'pages/two/two'] },
  'app.js': 'App({})',
  'pages/one/one.json': {},
  'pages/one/one.wxml': '<view id="one">one</view>',
  'pages/one/one.js': 'Page({})',
  'pages/two/two.json': {},
  'pages/two/two.wxml': '<view id="two">two</view>',
  'pages/two/two.js': 'Page({})',
}

/** What a callback is given. */
export type Told = { readonly errMsg: string; readonly errno?: number } & Readonly<Record<string, unknown>>

export interface TestPhone extends HeadlessPhone {
  /** `wx`, as the mini-program sees it: every API is a function of anything. */
  readonly wx: Readonly<Record<string, (...args: unknown[]) => unknown>>
  /** Calls an asynchronous API and answers its result, or what it failed with. */
  call(name: string, options?: object): Promise<Told>
  /** The text of the page on top. */
  text(): string
  element(selector: string): HTMLElement
  /** A finger on an element. */
  tap(selector: string): void
  findings(): readonly string[]
  /** What a synchronous API throws, as `errMsg`. */
  thrown(name: string, ...args: readonly unknown[]): string
}

const open = new Set<HeadlessPhone>()
afterEach(() => {
  for (const phone of open) phone.scope.end()
  open.clear()
})

/** Starts a mini-program in a phone without a screen; it ends with the test. */
export async function openPhone(files: Files = {}, options: { readonly path?: string; readonly query?: Record<string, string>; readonly facts?: Partial<SystemFacts>; readonly stored?: Map<string, string> } = {}): Promise<TestPhone> {
  return startedFrom(folderOf({ ...SMALLEST, ...files }), options, true)
}

/** The same with a folder that lies there, unchanged. */
export async function startedFrom(folder: string, options: Parameters<typeof openPhone>[1] = {}, away = false): Promise<TestPhone> {
  const app = readAppPackage({ folder, name: 'test', appId: 'touristappid' })
  const phone = startHeadlessPhone({ app, declared: readDeclaredApis(), ...options })
  open.add(phone)
  if (away) rmSync(folder, { recursive: true, force: true })
  await until(() => phone.device.state.getState().app !== 'starting')
  await settled()
  const wx = phone.logic.wx as TestPhone['wx']
  const element = (selector: string): HTMLElement => phone.page().querySelector<HTMLElement>(selector) ?? (() => { throw new Error(`${selector} is not on the page: ${phone.page().body.innerHTML.slice(0, 2_000)}`) })()
  return {
    ...phone,
    wx,
    element,
    call: (name, given = {}) => new Promise((resolve) => wx[name]!({ ...given, complete: resolve })),
    thrown(name, ...args) {
      try {
        wx[name]!(...args)
      } catch (error) {
        return String((error as Told).errMsg)
      }
      return 'nothing was thrown'
    },
    text: () => phone.page().body.textContent ?? '',
    tap(selector) {
      const target = element(selector)
      for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(pointer(target, type))
    },
    findings: () => phone.device.state.getState().findings.map(({ text, at }) => `${text}${at ? ` (${at})` : ''}`),
  }
}

/** jsdom has pointer events without all of a browser's fields. */
export function pointer(target: HTMLElement, type: string, at: { readonly x: number; readonly y: number } = { x: 1, y: 1 }): Event {
  const { PointerEvent } = target.ownerDocument.defaultView!
  return new PointerEvent(type, { bubbles: true, composed: true, pointerId: 1, button: 0, clientX: at.x, clientY: at.y })
}

/** A mini-program of its own in a folder of its own. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'mini-program-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

/** Until something is so; 5 s at most. */
export async function until(so: () => boolean, what = 'it never came'): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end;) {
    if (so()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(what)
}

/** Lets messages between the layers arrive: a while, and so many turns of this thread however slow it is. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 40))
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
