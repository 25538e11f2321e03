import type { ReactNode } from 'react'

/** A button that acts when pressed, and again and again while held. */
export interface HoldProps {
  readonly label: string
  readonly className?: string | undefined
  readonly disabled?: boolean | undefined
  readonly id?: string | undefined
  /** Between two acts while held, ms. */
  readonly periodMs: number
  readonly onStep: () => void
  readonly children: ReactNode
}
