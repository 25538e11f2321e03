/** What a field asks of the phone's keyboard. Lengths are CSS pixels. */
export interface KeyboardWish {
  readonly kind: 'text' | 'number' | 'digit' | 'idcard'
  /** What its lower right key is for, as `confirm-type` has it. */
  readonly confirm: string
  /** The page may be pushed up, so that the field is not covered. */
  readonly adjust: boolean
  /** From the field's lower edge to the page's. */
  readonly room: number
  /** Wanted between the field and the keyboard. */
  readonly spacing: number
  /** How high what stands on the keyboard is. */
  readonly above: number
}

/** The keyboard that is up, for the field of one screen; `shift` is how far that screen's page is pushed up. */
export interface Keyboard extends Pick<KeyboardWish, 'kind' | 'confirm'> {
  readonly screen: number
  readonly height: number
  readonly shift: number
}

/** How long it takes to rise, and to go. */
export const KEYBOARD_MS = 250
