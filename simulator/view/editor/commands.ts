import Quill from 'quill/core.js'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import { isOn, listOf, memberOf, numberOf, textOf } from '../attribute-values.ts'
import { FORMATS } from './formats.ts'
import { htmlOf } from './html.ts'
import { nextValue } from './next-value.ts'
import type { EditorContents } from './contract.ts'

type Answer = Result<object, CallFailure>
type Command = (quill: Quill, args: unknown) => Answer

const { USER, SILENT } = Quill.sources
const done: Answer = success({})

/** What an editor holds. */
export const contentsOf = (quill: Quill): EditorContents => ({ html: htmlOf(quill), text: quill.getText(), delta: { ops: quill.getContents().ops } })

/** Methods that write where the cursor is: an editor that can't be written in refuses them. */
const writing: Readonly<Record<string, Command>> = {
  format(quill, args) {
    const name = textOf(memberOf(args, 'name'))
    if (!FORMATS.includes(name)) return failure({ why: `"${name}" is no format of the editor` })
    const range = quill.getSelection(true)
    const now = quill.getFormat(range)
    const value = nextValue(name, memberOf(args, 'value'), now[name])
    quill.format(name, value, USER)
    // Text from right to left begins at the right, unless it was aligned otherwise.
    if (name === 'direction' && value === 'rtl' && now['align'] === undefined) quill.format('align', 'right', USER)
    if (name === 'direction' && value === false && now['align'] === 'right') quill.format('align', false, USER)
    return done
  },
  insertText(quill, args) {
    const text = textOf(memberOf(args, 'text'))
    const index = overwritten(quill)
    quill.insertText(index, text, USER)
    quill.setSelection(index + text.length, 0, SILENT)
    return done
  },
  insertImage(quill, args) {
    const index = overwritten(quill)
    quill.insertEmbed(index, 'image', textOf(memberOf(args, 'shown')), USER)
    quill.formatText(index, 1, imageFormats(args), USER)
    const wraps = !isOn(memberOf(args, 'nowrap'))
    if (wraps) quill.insertText(index + 1, '\n', USER)
    quill.setSelection(index + (wraps ? 2 : 1), 0, SILENT)
    return done
  },
  insertDivider(quill) {
    const index = overwritten(quill)
    const [, offset] = quill.getLine(index)
    if (offset > 0) quill.insertText(index, '\n', USER)
    const at = offset > 0 ? index + 1 : index
    quill.insertEmbed(at, 'divider', true, USER)
    quill.setSelection(at + 1, 0, SILENT)
    return done
  },
  removeFormat(quill) {
    const range = quill.getSelection(true)
    if (range.length > 0) quill.removeFormat(range.index, range.length, USER)
    else for (const name of Object.keys(quill.getFormat(range))) quill.format(name, false, USER)
    return done
  },
  deleteText(quill, args) {
    const range = rangeOf(quill, args)
    if (range === null) return OUTSIDE
    quill.deleteText(range.index, range.length, USER)
    return done
  },
  undo(quill) {
    quill.history.undo()
    return done
  },
  redo(quill) {
    quill.history.redo()
    return done
  },
}

/** Methods that an editor carries out in any state. */
const others: Readonly<Record<string, Command>> = {
  setContents(quill, args) {
    const [delta, html] = [memberOf(args, 'delta'), memberOf(args, 'html')]
    const ops = listOf(memberOf(delta, 'ops') ?? delta)
    if (typeof delta === 'object' && delta !== null) quill.setContents(ops.flatMap((op) => (typeof op === 'object' && op !== null ? [op] : [])))
    else if (typeof html === 'string') quill.setContents(quill.clipboard.convert({ html, text: '' }))
    else return failure({ why: 'parameter error: parameter.html or parameter.delta should be given' })
    return done
  },
  getContents: (quill) => success(contentsOf(quill)),
  clear(quill) {
    quill.setText('')
    return done
  },
  blur(quill) {
    quill.blur()
    return done
  },
  scrollIntoView(quill) {
    quill.scrollSelectionIntoView()
    return done
  },
  /** Documented: nothing, where nothing is selected or the editor is not written in. */
  getSelectionText(quill) {
    const range = quill.hasFocus() ? quill.getSelection() : null
    return success({ text: range && range.length > 0 ? quill.getText(range.index, range.length) : '' })
  },
  getSelection(quill) {
    const { index, length } = quill.getSelection() ?? quill.selection.savedRange
    return success({ range: { index, length }, bounds: boundsOf(quill, index, length) })
  },
  setSelection(quill, args) {
    const range = rangeOf(quill, args)
    if (range === null) return OUTSIDE
    quill.setSelection(range.index, range.length, USER)
    return done
  },
  getBounds(quill, args) {
    const range = rangeOf(quill, args)
    return range === null ? OUTSIDE : success({ bounds: boundsOf(quill, range.index, range.length) })
  },
}

const OUTSIDE: Answer = failure({ why: 'parameter error: parameter.index should be a place in the contents' })

/** Carries out a method of EditorContext. */
export function runCommand(quill: Quill, method: string, args: unknown): Answer {
  const writes = writing[method]
  if (writes && !quill.isEnabled()) return failure({ why: 'the editor is read-only' })
  const command = writes ?? others[method]
  return command ? command(quill, args) : failure({ why: `EditorContext.${method} is not built in this simulator` })
}

/** Takes out what is selected, and answers where. */
function overwritten(quill: Quill): number {
  const { index, length } = quill.getSelection(true)
  if (length > 0) quill.deleteText(index, length, USER)
  return index
}

function rangeOf(quill: Quill, args: unknown): { readonly index: number; readonly length: number } | null {
  const [index, length] = [numberOf(memberOf(args, 'index'), -1), numberOf(memberOf(args, 'length'), 0)]
  return index < 0 || index >= quill.getLength() || length < 0 ? null : { index, length }
}

/** Where a piece of the text lies in the window. */
export function boundsOf(quill: Quill, index: number, length: number): Readonly<Record<'left' | 'top' | 'right' | 'bottom' | 'width' | 'height', number>> {
  const { left, top } = quill.container.getBoundingClientRect()
  const bounds = quill.getBounds(index, length) ?? { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
  return { left: bounds.left + left, top: bounds.top + top, right: bounds.right + left, bottom: bounds.bottom + top, width: bounds.width, height: bounds.height }
}

function imageFormats(args: unknown): Readonly<Record<string, string>> {
  const data = memberOf(args, 'data')
  const given = {
    alt: textOf(memberOf(args, 'alt')),
    width: textOf(memberOf(args, 'width')),
    height: textOf(memberOf(args, 'height')),
    class: textOf(memberOf(args, 'extClass')),
    'data-custom': typeof data === 'object' && data !== null ? Object.entries(data).map(([name, value]) => `${name}=${textOf(value)}`).join(';') : '',
    'data-local': textOf(memberOf(args, 'local')),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
}
