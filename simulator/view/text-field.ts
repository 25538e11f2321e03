import { isOn, memberOf, numberOf, textOf } from './attribute-values.ts'
import { success, failure } from '#shared/kernel/result'
import type { Component, ComponentNeeds } from './component.ts'
import { bringKeyboard } from './keyboard.ts'
import { childrenIn, part, shadowOf } from './parts.ts'

/** Attributes that `input` and `textarea` share. */
export const FIELD_ATTRIBUTES = ['value', 'placeholder', 'placeholder-style', 'placeholder-class', 'disabled', 'maxlength', 'focus', 'auto-focus', 'cursor', 'cursor-color', 'selection-start', 'selection-end', 'confirm-type', 'confirm-hold', 'cursor-spacing', 'adjust-position', 'hold-keyboard', 'name']
export const FIELD_PARTLY: Readonly<Record<string, string>> = {
  'always-embed': 'a field is always a part of the page',
  'adjust-keyboard-to': 'the keyboard keeps clear of the field\'s lower edge, also where the cursor is further up',
  'show-confirm-bar': 'the line above the keys is always there',
}
export const FIELD_EVENTS = ['input', 'focus', 'blur', 'confirm', 'keyboardheightchange', 'selectionchange']

/** Documented: longer text is cut; -1 is no limit. */
const LONGEST = 140

const CSS = `
:host { position: relative; }
input, textarea { display: block; box-sizing: border-box; width: 100%; height: 100%; min-height: inherit; margin: 0; padding: 0; border: 0; outline: 0; background: none; font: inherit; color: inherit; text-align: inherit; letter-spacing: inherit; resize: none; -webkit-text-fill-color: currentColor; opacity: 1; }
.placeholder { position: absolute; inset: 0; box-sizing: border-box; padding: inherit; overflow: hidden; pointer-events: none; color: #808080; }
.placeholder:has(+ input) { display: flex; align-items: center; }
.placeholder[hidden] { display: none; }
`

type Field = HTMLInputElement | HTMLTextAreaElement

/** Supplied by `input` and `textarea`. */
export interface FieldNeeds {
  readonly needs: ComponentNeeds
  readonly field: Field
  /** What may not be typed is taken out. */
  filter?(value: string): string
  /** Enter confirms, and writes no new line. */
  confirms(): boolean
  changed?(): void
}

/** The inside of a text field: the browser's own field, and a placeholder that the page's classes can dress. */
export function fieldIn<K extends 'input' | 'textarea'>({ host }: ComponentNeeds, kind: K): { readonly field: HTMLElementTagNameMap[K]; readonly placeholder: HTMLElement } {
  const root = shadowOf(host, CSS)
  childrenIn(part(root, 'div', 'placeholder'))
  childrenIn(root, 'accessory')
  const field = part(root, kind)
  const placeholder = host.ownerDocument.createElement('div')
  placeholder.setAttribute('data-placeholder', '')
  host.append(placeholder)
  return { field, placeholder }
}

export function createField(given: FieldNeeds & { readonly placeholder: HTMLElement }): Component {
  const { needs, field, placeholder } = given
  const { attribute, emit, model } = needs
  const dress = (): void => {
    placeholder.hidden = field.value !== ''
    given.changed?.()
  }
  const take = (value: string): void => {
    field.value = value
    dress()
  }
  const cut = (value: string): string => {
    const most = numberOf(attribute('maxlength'), LONGEST)
    return most < 0 ? value : value.slice(0, most)
  }
  const leave = bringKeyboard(needs, {
    element: field,
    focused: (height) => ({ value: field.value, height }),
    left: () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length }),
    bottom: () => needs.host.getBoundingClientRect().bottom,
  })
  listen(given, () => {
    const value = cut(given.filter?.(field.value) ?? field.value)
    if (value !== field.value) field.value = value
    dress()
    model('value', value)
    emit('input', { value, cursor: field.selectionStart ?? value.length, keyCode: lastKey.get(field) ?? 0 })
  })
  return {
    set: (name, value) => setField({ ...given, leave, take: (text) => take(cut(text)) }, name, value),
    attached: () => isOn(attribute('focus')) || isOn(attribute('auto-focus')) ? field.focus() : undefined,
    property: (name) => (name === 'value' ? field.value : undefined),
    value: () => field.value,
    reset: () => take(''),
    activate: () => field.focus(),
    call(method, args) {
      if (method !== 'replaceText') return failure({ why: `${method} is not known` })
      take(cut(textOf(memberOf(args, 'value'))))
      const cursor = numberOf(memberOf(args, 'cursor'), -1)
      if (cursor >= 0) field.setSelectionRange(cursor, cursor)
      model('value', field.value)
      return success(null)
    },
  }
}

const lastKey = new WeakMap<Field, number>()

function listen({ needs: { attribute, emit, listens }, field, confirms }: FieldNeeds, typed: () => void): void {
  let composing = false
  field.addEventListener('compositionstart', () => (composing = true))
  field.addEventListener('compositionend', () => {
    composing = false
    typed()
  })
  field.addEventListener('input', () => composing || typed())
  field.addEventListener('keydown', (event) => {
    if (!('key' in event) || typeof event.key !== 'string') return
    lastKey.set(field, event.key.length === 1 ? event.key.toUpperCase().charCodeAt(0) : KEYS[event.key] ?? 0)
    if (event.key !== 'Enter' || composing || !confirms()) return
    event.preventDefault()
    emit('confirm', { value: field.value })
    if (!isOn(attribute('confirm-hold'))) field.blur()
  })
  field.addEventListener('selectionchange', () => {
    if (listens('selectionchange')) emit('selectionchange', { selectionStart: field.selectionStart, selectionEnd: field.selectionEnd })
  })
}

const KEYS: Readonly<Record<string, number>> = { Enter: 13, Backspace: 8, Delete: 46, Tab: 9 }

function setField({ needs: { attribute }, field, placeholder, leave, take }: FieldNeeds & { readonly placeholder: HTMLElement; leave(): void; take(text: string): void }, name: string, value: unknown): void {
  if (name === 'value' && textOf(value) !== field.value) take(textOf(value))
  if (name === 'placeholder') placeholder.textContent = textOf(value)
  if (name === 'placeholder-style') placeholder.setAttribute('style', textOf(value))
  if (name === 'placeholder-class') placeholder.setAttribute('class', textOf(value))
  if (name === 'disabled') field.disabled = isOn(value)
  if (name === 'cursor-color') field.style.caretColor = textOf(value)
  if (name === 'confirm-type') field.enterKeyHint = textOf(value, 'done')
  if (name === 'focus' && field.isConnected) (isOn(value) ? field.focus() : leave())
  const [start, end] = [numberOf(attribute('selection-start'), -1), numberOf(attribute('selection-end'), -1)]
  if (/^selection-/.test(name) && start >= 0 && end >= start) field.setSelectionRange(start, end)
  if (name === 'cursor' && numberOf(value, -1) >= 0) field.setSelectionRange(numberOf(value, 0), numberOf(value, 0))
}
