/** Text of many lines. */
export interface TextAreaProps {
  readonly value: string
  /** What a screen reader says. */
  readonly label: string
  readonly placeholder?: string | undefined
  readonly maxLength: number
  /** As high as a page of notes, not as a few lines. */
  readonly tall?: boolean | undefined
  readonly id?: string | undefined
  readonly onChange: (text: string) => void
}
