import type { BoardElement, Box, Colour, ElementId, Figure, PageId } from '#shared/board/contract'
import type { Point } from '#shared/board/points'
import type { Pace } from '../live/pace'
import type { Deed } from '../moves/history'

export const TOOLS = ['select', 'pen', 'marker', 'eraser', 'line', 'arrow', 'rectangle', 'ellipse', 'triangle', 'text', 'laser', 'hand'] as const
export type Tool = (typeof TOOLS)[number]

/** One of three widths, the thinnest first. */
export type WidthStep = 0 | 1 | 2

export interface Look {
  readonly colour: Colour
  readonly width: WidthStep
}

export type Drawn = { readonly id: ElementId; readonly figure: Figure }

/** Words that are being written: of a new text, or of one that is there. */
export interface Writing {
  readonly id: ElementId | null
  readonly at: Point
  readonly text: string
  readonly size: number
  readonly colour: Colour
}

/** What a tool does with one pressed finger. Places are units of the page. */
export interface ToolHand {
  down(at: Point): void
  /** All places since the last word. */
  move(points: readonly Point[]): void
  up(): void
  /** What was begun does not count. */
  cancel(): void
  /** A mouse above the page that is not pressed; null: it left. */
  hover?(at: Point | null): void
}

/** What tools work on. */
export interface Bench {
  page(): PageId
  look(): Look
  /** What is seen on the page, the lowest first. */
  elements(): readonly BoardElement[]
  mayChange(element: BoardElement): boolean
  /** Units of the page to one CSS pixel. */
  pixel(): number
  newId(): ElementId
  /** What the hand draws right now, above the page; elements that are there already are hidden meanwhile. */
  draft(drawn: readonly Drawn[], hidden?: ReadonlySet<ElementId>): void
  /** Does it, for good. */
  did(deed: Deed): void
  readonly pace: Pace
  selection(): readonly ElementId[]
  select(ids: readonly ElementId[]): void
  band(box: Box | null): void
  write(writing: Writing): void
  laser(at: Point | null): void
}
