interface Aria {
  readonly role?: string
  readonly 'aria-label'?: string
  readonly 'aria-live'?: 'polite' | 'assertive'
  readonly 'aria-modal'?: boolean
  readonly 'aria-hidden'?: boolean
}

/** What a screen reader is told about a view: `<View {...aria('dialog', title)}>`. Taro's types know no roles. */
export const aria = (role: string, label?: string): Aria => (label === undefined ? { role } : { role, 'aria-label': label })

/** A place whose changes are read aloud. */
export const announced: Aria = { role: 'status', 'aria-live': 'polite' }
