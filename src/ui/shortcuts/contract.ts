/** Keys without a modifier, while no text field has the focus. */
export type Shortcut = 'm' | 'v' | 's' | 'h' | 'c' | '?' | 'escape'

export interface ShortcutHandlers {
  readonly onKey: (key: Shortcut) => void
  /** Space held down, and let go. */
  readonly onTalk: (talking: boolean) => void
}
