/** A day (`2026-12-02`) or a time of day (`09:30`) in the platform's own picker; empty while none is chosen. */
export interface WhenFieldProps {
  readonly label: string
  readonly value: string
  readonly id?: string | undefined
  /** The earliest that can be chosen. */
  readonly from?: string | undefined
  readonly onChange: (value: string) => void
}

/** Several lines of text. */
export interface LinesFieldProps {
  readonly label: string
  readonly value: string
  readonly id?: string | undefined
  readonly placeholder?: string | undefined
  readonly onChange: (text: string) => void
}
