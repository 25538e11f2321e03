import type { IconName } from './paths'

export interface IconProps {
  readonly name: IconName
  /** CSS pixels; 20 if left out. The colour is the text's. */
  readonly size?: number | undefined
  readonly className?: string | undefined
}
