import { createScope, type Scope } from '#shared/kernel/scope'
import { part, shadowOf } from './parts.ts'
import type { PickerModel } from './picker-columns.ts'
import { createWheel, type Wheel } from './wheel.ts'

const ITEM_PX = 40
const CSS = `
:host { position: fixed; inset: 0; z-index: 99999; display: block; font-size: 16px; }
.mask { position: absolute; inset: 0; background: rgba(0, 0, 0, .6); }
.sheet { position: absolute; left: 0; right: 0; bottom: 0; padding-bottom: var(--safe-bottom, 0px); background: light-dark(#fff, #1e1e1e); color: light-dark(#000, #ffffffcc); border-radius: 12px 12px 0 0; animation: rise .2s; }
.head { display: flex; align-items: center; justify-content: space-between; padding: 14px 16px; }
.head button { border: 0; background: none; font: inherit; color: inherit; padding: 0; cursor: pointer; }
.title { color: light-dark(#888, #ffffff80); font-size: 15px; }
.head .cancel { color: light-dark(#888, #ffffff80); }
.head .confirm { color: #07c160; }
.wheels { position: relative; display: flex; height: ${ITEM_PX * 5}px; overflow: hidden; }
.wheels { --far: light-dark(#fffe, #1e1e1eee); --near: light-dark(#fff8, #1e1e1e88); }
.wheels::after { content: ''; position: absolute; inset: 0; pointer-events: none; background: linear-gradient(var(--far), var(--near) 40%, #0000 40%, #0000 60%, var(--near) 60%, var(--far)); }
.column { flex: 1; min-width: 0; overflow: hidden; cursor: grab; touch-action: none; }
.lines { padding-top: ${ITEM_PX * 2}px; }
.lines div { height: ${ITEM_PX}px; line-height: ${ITEM_PX}px; text-align: center; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
@keyframes rise { from { transform: translateY(100%); } }
`

/** Supplied by the picker. */
export interface SheetNeeds {
  readonly window: Window & typeof globalThis
  readonly title: string
  readonly model: PickerModel
  turned(column: number, index: number): void
  /** The person is done; `confirmed` with what stands in the model. */
  closed(confirmed: boolean): void
}

/** A sheet of wheels that rises from the bottom of the page; it ends with its scope. */
export interface Sheet { redraw(): void }

export function openSheet({ window, title, model, turned, closed }: SheetNeeds, parent: Scope): Sheet {
  const scope = createScope(parent)
  const layer = window.document.createElement('div')
  layer.setAttribute('data-sheet', 'picker')
  const root = shadowOf(layer, CSS)
  const close = (confirmed: boolean): void => {
    scope.end()
    closed(confirmed)
  }
  part(root, 'div', 'mask').addEventListener('click', () => close(false))
  const sheet = part(root, 'div', 'sheet')
  const head = part(sheet, 'div', 'head')
  for (const [name, words] of [['cancel', '取消'], ['title', title], ['confirm', '确定']] as const) {
    const element = name === 'title' ? part(head, 'div', name) : part(head, 'button', name)
    element.textContent = words
    if (name !== 'title') element.addEventListener('click', () => close(name === 'confirm'))
  }
  const wheels = part(sheet, 'div', 'wheels')
  let columns: readonly Column[] = []
  const redraw = (): void => {
    const lines = model.columns()
    if (columns.length !== lines.length) {
      wheels.replaceChildren()
      columns = lines.map((_, index) => createColumn(wheels, window, scope, (to) => turn(index, to)))
    }
    columns.forEach((column, index) => column.fill(lines[index] ?? [], model.indexes()[index] ?? 0))
  }
  const turn = (column: number, index: number): void => {
    if (model.indexes()[column] === index) return
    model.turn(column, index)
    redraw()
    turned(column, index)
  }
  redraw()
  window.document.body.append(layer)
  scope.onEnd(() => layer.remove())
  return { redraw }
}

interface Column { fill(lines: readonly string[], index: number): void }

function createColumn(parent: HTMLElement, window: Window & typeof globalThis, scope: Scope, rested: (index: number) => void): Column {
  const element = part(parent, 'div', 'column')
  const box = part(element, 'div', 'lines')
  const wheel: Wheel = createWheel({
    element,
    window,
    scope,
    rested,
    itemPx: () => ITEM_PX,
    count: () => box.children.length,
    draw(position, gliding) {
      box.style.transition = gliding ? 'transform .2s ease-out' : ''
      box.style.transform = `translateY(${-position * ITEM_PX}px)`
    },
  })
  let now: readonly string[] = []
  return {
    fill(lines, index) {
      if (lines.length !== now.length || lines.some((line, at) => line !== now[at])) {
        now = lines
        box.replaceChildren()
        for (const line of lines) part(box, 'div').textContent = line
      }
      if (wheel.index !== index) wheel.show(index)
    },
  }
}
