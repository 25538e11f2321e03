/** One line of text. */
export interface TextInputProps {
  readonly value: string
  /** What a screen reader says. */
  readonly label: string
  readonly placeholder?: string | undefined
  readonly maxLength?: number | undefined
  /** `number`: a keypad on phones. */
  readonly kind?: 'text' | 'number' | undefined
  /** Large and without a frame: for a field that stands inside one. */
  readonly bare?: boolean | undefined
  readonly focus?: boolean | undefined
  readonly id?: string | undefined
  readonly onChange: (text: string) => void
  readonly onEnter?: (() => void) | undefined
}
