import { PAGE_BOX, type Box, type ElementId, type Figure, type PageId } from '#shared/board/contract'
import { onPaper } from '#shared/board/points'
import type { Camera, View } from './camera'
import type { Deed } from './moves/history'
import type { Writing } from './tools/contract'

/** What writing comes to: a new text, another one, one less, or nothing. `before`: what is there under the id that is written on; `fresh`: an id for a new text. */
export function deedOfWords(page: PageId, writing: Writing, words: string, before: Figure | null, fresh: ElementId): Deed | null {
  const text = words.trimEnd()
  const isEmpty = text.trim() === ''
  const { colour, size, at } = writing
  const id = writing.id ?? fresh
  const figure: Figure = { kind: 'text', text, colour, size, at }
  if (before === null) return isEmpty ? null : { kind: 'add', page, elements: [{ id, figure }] }
  if (isEmpty) return { kind: 'remove', page, elements: [{ id, figure: before }] }
  return text === writing.text ? null : { kind: 'change', page, before: [{ id, figure: before }], after: [{ id, figure }] }
}

/** Where a new picture stands: in the middle of what is seen, at most half as large as that. */
export function pictureBox(camera: Camera, { width, height }: View): Box {
  const scale = Math.min(PAGE_BOX.width / 2 / width, PAGE_BOX.height / 2 / height) / Math.max(1, camera.zoom)
  const [left, top] = onPaper([camera.x - (width * scale) / 2, camera.y - (height * scale) / 2])
  return [left, top, ...onPaper([left + width * scale, top + height * scale])]
}
