import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'
import type { EditorKit } from '../view/editor/contract.ts'
import { kitIn } from '../view/editor/load.ts'

const entry = join(dirname(fileURLToPath(import.meta.url)), '../view/editor/start.ts')

/** What the script finds in a browser's global object, and asks of it. */
const NAMES = ['window', 'document', 'navigator', 'Node', 'Element', 'HTMLElement', 'HTMLParagraphElement', 'Text', 'MutationObserver', 'DOMParser', 'getComputedStyle']

let script: Promise<string> | null = null

/** The editor in jsdom: bundled once a process, when a page has one, and run in the page's own window. */
export async function openEditorKit(window: Window & typeof globalThis): Promise<EditorKit> {
  const there = kitIn(window)
  if (there) return there
  script ??= bundled()
  const code = await script
  addLayout(window)
  const run = vm.compileFunction(code, NAMES)
  const values = NAMES.map((name): unknown => Reflect.get(window, name))
  Reflect.apply(run, undefined, values)
  const kit = kitIn(window)
  if (!kit) throw new Error('the editor\'s script left no kit')
  return kit
}

async function bundled(): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles: [file] } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', platform: 'browser', target: 'node24', logLevel: 'silent' })
  return file?.text ?? ''
}

/** jsdom lays nothing out: every piece of text is nowhere, and 0 px high. */
function addLayout({ Range, DOMRect }: Window & typeof globalThis): void {
  if (!Reflect.has(Range.prototype, 'getBoundingClientRect')) Object.assign(Range.prototype, { getBoundingClientRect: () => new DOMRect(0, 0, 0, 0) })
}
