import type { ReactNode } from 'react'

/** Anything a person can press. */
export interface PressProps {
  /** What a screen reader says; the text inside if left out. */
  readonly label?: string | undefined
  readonly className?: string | undefined
  readonly disabled?: boolean | undefined
  /** A switch that is on. */
  readonly pressed?: boolean | undefined
  readonly id?: string | undefined
  readonly onPress: () => void
  readonly children: ReactNode
}
