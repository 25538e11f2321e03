/** A field that stands on the board where its words will be. */
export interface TextFieldProps {
  readonly text: string
  readonly label: string
  readonly placeholder: string
  readonly maxLength: number
  readonly colour: string
  /** Height of a line, and of its letters, CSS pixels. */
  readonly line: number
  readonly letter: number
  readonly left: number
  readonly top: number
  /** Once, when the field is left. */
  readonly onDone: (text: string) => void
}
