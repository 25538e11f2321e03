import type { IconName } from './paths'

export interface IconProps {
  readonly name: IconName
  /** CSS pixels; 20 if left out. The colour is the text's. */
  readonly size?: number | undefined
  readonly className?: string | undefined
}

/** A drawing of one page alone: it stays out of what every page loads. */
export interface DrawnProps {
  /** The inside of a 24 by 24 drawing. */
  readonly inside: string
  readonly size?: number | undefined
  readonly className?: string | undefined
}
