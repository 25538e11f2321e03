import type { Mark } from '../marks'

/** A line to drag along, by finger or mouse; shares are of its length, 0 to 1. */
export interface SeekBarProps {
  readonly label: string
  /** The place in words, for screen readers. */
  readonly said: string
  readonly share: number
  readonly marks: readonly Mark[]
  readonly onDrag: (share: number) => void
  readonly onDrop: (share: number) => void
}
