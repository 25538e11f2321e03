import { after } from '#shared/kernel/scope'
import { KEYBOARD_MS, type KeyboardWish } from '../border/keyboard.ts'
import { isOn, textOf } from './attribute-values.ts'
import type { ComponentNeeds } from './component.ts'
import { accessoryIn, type Accessory } from './accessory.ts'

/** What is written in: a field of the browser's, or an editor. */
export interface Writable {
  readonly element: HTMLElement
  /** What `focus` and `blur` tell. */
  focused(height: number): object
  left(): object
  /** What stays clear of the keyboard, in the window: the lower edge of it. */
  bottom(): number
}

const FIELDS = 'wx-input, wx-textarea, wx-editor'
const AWAY = 'wx-keyboard-away'
const KINDS: Readonly<Record<string, KeyboardWish['kind']>> = { number: 'number', digit: 'digit', idcard: 'idcard' }

/** The field of a page that is written in, and what its page was told so far. */
interface Writing { holder: ((kept: boolean) => void) | null; host: HTMLElement | null; told: Promise<void> }
const writings = new WeakMap<Window, Writing>()

/** The phone's keyboard rises for a field while it is written in: `focus`, `blur`, and how high it stands. The answer leaves the field, wherever the computer's focus is. */
export function bringKeyboard(needs: ComponentNeeds, field: Writable): () => void {
  const { element } = field
  const { scope, window } = needs
  const writing = writings.get(window) ?? { holder: null, host: null, told: Promise.resolve() }
  writings.set(window, writing)
  const written = (): boolean => writing.holder === end
  const begin = (): void => {
    if (written()) return
    // A field that is written in next keeps the keyboard up.
    writing.holder?.(true)
    writing.holder = end
    writing.host = needs.host
    tellBegin(needs, field, writing)
  }
  function end(kept: boolean): void {
    if (!written()) return
    writing.holder = null
    writing.host = null
    tellEnd(needs, field, writing, kept)
  }
  const leave = (): void => {
    if (written()) element.blur()
    end(false)
  }
  element.addEventListener('focus', begin)
  // Only afterwards it shows whether the computer's focus went to the bench, or to another window: on the phone, nothing happened then.
  element.addEventListener('blur', () => after(scope, 0, () => (isAway(window) || activeIn(element.getRootNode()) === element ? undefined : end(false))))
  window.addEventListener(AWAY, leave)
  scope.onEnd(() => window.removeEventListener(AWAY, leave))
  scope.onEnd(leave)
  leaveWithPage(needs, leave)
  touchBeside(needs, written, leave)
  return leave
}

function tellBegin({ page, emit, ...needs }: ComponentNeeds, field: Writable, writing: Writing): void {
  const accessory = accessoryIn(needs.host)
  const opened = page.ask('keyboard', wishOf(needs, field, accessory))
  writing.told = writing.told.then(async () => {
    const answer = await opened
    const height = answer.ok ? answer.value.height : 0
    if (answer.ok && writing.host === needs.host) accessory?.raise(answer.value.covered)
    emit('focus', field.focused(height))
    emit('keyboardheightchange', { height, duration: KEYBOARD_MS })
  })
}

function tellEnd({ page, emit, host }: ComponentNeeds, field: Writable, writing: Writing, kept: boolean): void {
  const detail = field.left()
  accessoryIn(host)?.lower()
  if (!kept) void page.ask('keyboard', null)
  writing.told = writing.told.then(() => {
    emit('blur', detail)
    if (!kept) emit('keyboardheightchange', { height: 0, duration: KEYBOARD_MS })
  })
}

/** No field of the page is written in any more. */
export const leaveField = (window: Window & typeof globalThis): boolean => window.dispatchEvent(new window.CustomEvent(AWAY))

/** The person is at the bench, or in another window: on the phone, nothing happened. */
const isAway = (window: Window): boolean => window.parent !== window && !window.document.hasFocus()

function wishOf({ host, window, attribute }: Pick<ComponentNeeds, 'host' | 'window' | 'attribute'>, field: Writable, accessory: Accessory | null): KeyboardWish {
  const lines = host.localName !== 'wx-input'
  return {
    kind: KINDS[textOf(attribute('type'))] ?? 'text',
    confirm: textOf(attribute('confirm-type'), lines ? 'return' : 'done'),
    adjust: isOn(attribute('adjust-position'), true),
    room: Math.max(0, window.innerHeight - field.bottom()),
    spacing: spacingOf(textOf(attribute('cursor-spacing')), window.innerWidth),
    above: accessory?.height() ?? 0,
  }
}

/** Pixels; documented: a text may say `rpx`. */
const spacingOf = (given: string, width: number): number => Math.max(0, (Number.parseFloat(given) || 0) * (given.endsWith('rpx') ? width / 750 : 1))

/** A page that is covered by another, or by the phone's own screen, is not written in. */
function leaveWithPage({ page, scope }: ComponentNeeds, leave: () => void): void {
  let seen = page.shown()
  page.onPhone(scope, () => {
    const gone = seen && !page.shown()
    seen = page.shown()
    if (gone) leave()
  })
}

/** A tap beside the field leaves it, also where the computer's focus was elsewhere; with `hold-keyboard` it doesn't. */
function touchBeside({ window, scope, attribute }: ComponentNeeds, written: () => boolean, leave: () => void): void {
  const touched = (event: Event): void => {
    if (!written() || !isElement(event.target) || event.target.closest(FIELDS) !== null) return
    if (isOn(attribute('hold-keyboard'))) event.preventDefault()
    else leave()
  }
  window.addEventListener('mousedown', touched)
  scope.onEnd(() => window.removeEventListener('mousedown', touched))
}

const activeIn = (root: Node | null): Element | null => (root !== null && 'activeElement' in root && isElement(root.activeElement) ? root.activeElement : null)
const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && 'closest' in value
