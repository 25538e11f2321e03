import type { Point } from '#shared/board/points'
import type { View } from '../camera'
import type { Paper } from '../paper'

/** What a hand does on the canvas. Places are CSS pixels from its upper left corner. */
export type Touching =
  /** `button`: of a mouse; fingers and pens have the first one. */
  | { readonly type: 'down'; readonly id: number; readonly at: Point; readonly button: 'first' | 'middle'; readonly by: 'mouse' | 'pen' | 'finger' }
  /** All places since the last word, in order. */
  | { readonly type: 'move'; readonly id: number; readonly at: readonly Point[] }
  | { readonly type: 'up'; readonly id: number }
  /** The platform took the hand away: what it did does not count. */
  | { readonly type: 'cancel'; readonly id: number }
  /** A mouse that is over the canvas and not pressed; null: it left. */
  | { readonly type: 'hover'; readonly at: Point | null }
  /** `zooms`: with ctrl, or a pinch on a touchpad. Pixels. */
  | { readonly type: 'wheel'; readonly at: Point; readonly dx: number; readonly dy: number; readonly zooms: boolean }

/** Keys that the board knows. */
export type BoardKey = 'v' | 'p' | 'm' | 'e' | 't' | 'undo' | 'redo' | 'delete' | 'previous' | 'next' | 'escape' | 'space-down' | 'space-up'

export interface SurfaceProps {
  readonly id: string
  /** For screen readers. */
  readonly label: string
  /** A CSS cursor. */
  readonly cursor: string
  readonly view: View
  /** The canvas at this size; null when it is gone. */
  readonly onPaper: (paper: Paper | null) => void
  readonly onTouch: (touching: Touching) => void
  /** While the board has the focus. */
  readonly onKey: (key: BoardKey) => void
}
