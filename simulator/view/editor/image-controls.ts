import type { default as Quill, Parchment } from 'quill/core.js'
import { listenToDrag, takesDrags } from '../drag.ts'
import { part } from '../parts.ts'
import type { EditorOptions } from './contract.ts'

const CORNERS = ['nw', 'ne', 'se', 'sw'] as const
const ALIGNS = [['left', '居左'], ['center', '居中'], ['right', '居右']] as const
const SMALLEST_PX = 16
/** Room that the tools need over a picture. */
const TOOLS_PX = 36

/** What a press on a picture shows over it: its size, a row of tools, and corners to draw it larger by. */
export function addImageControls(quill: Quill, find: (node: Node) => Parchment.Blot | null, { host, window, scope, image: shown }: EditorOptions): void {
  if (!shown.size && !shown.toolbar && !shown.resize) return
  let held: HTMLImageElement | null = null
  const frame = part(host, 'div', 'editor-image')
  frame.contentEditable = 'false'
  takesDrags(frame, 'both')
  const label = shown.size ? part(frame, 'span', 'editor-image-size') : null
  const place = (): void => {
    frame.hidden = held === null || !held.isConnected
    if (frame.hidden || held === null) return
    const [box, around] = [held.getBoundingClientRect(), host.getBoundingClientRect()]
    Object.assign(frame.style, { left: `${box.left - around.left}px`, top: `${box.top - around.top}px`, width: `${box.width}px`, height: `${box.height}px` })
    frame.toggleAttribute('data-at-top', box.top - around.top < TOOLS_PX)
    if (label) label.textContent = `${Math.round(box.width)} × ${Math.round(box.height)}`
  }
  const indexOf = (picture: HTMLImageElement): number | null => {
    const blot = find(picture)
    return blot === null ? null : quill.getIndex(blot)
  }
  const change = (act: (index: number) => void): void => {
    const index = held === null ? null : indexOf(held)
    if (index !== null) act(index)
    place()
  }
  if (shown.toolbar) for (const [align, word] of ALIGNS) tool(toolbarIn(frame), word, () => change((index) => quill.formatLine(index, 1, 'align', align, 'user')))
  if (shown.resize) {
    for (const corner of CORNERS) {
      let width = 0
      listenToDrag(part(frame, 'i', `editor-image-corner ${corner}`), window, {
        start: () => (width = held?.getBoundingClientRect().width ?? 0) > 0,
        move: ({ dx }) => change((index) => quill.formatText(index, 1, { width: String(Math.round(Math.max(SMALLEST_PX, width + (corner.endsWith('w') ? -dx : dx)))), height: '' }, 'user')),
      }, scope)
    }
  }
  quill.root.addEventListener('click', ({ target }) => {
    held = quill.isEnabled() && target instanceof window.HTMLImageElement ? target : null
    place()
  })
  quill.root.addEventListener('scroll', place)
  quill.on('text-change', place)
  place()
}

const toolbarIn = (frame: HTMLElement): HTMLElement => frame.querySelector<HTMLElement>('.editor-image-tools') ?? part(frame, 'div', 'editor-image-tools')

function tool(toolbar: HTMLElement, word: string, press: () => void): void {
  const button = part(toolbar, 'button')
  button.type = 'button'
  button.textContent = word
  // The editor keeps the focus.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', press)
}
