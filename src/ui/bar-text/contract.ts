/** How a page looks; `system` follows the phone. */
export type Look = 'light' | 'dark' | 'system'

/** Keeps the letters of the phone's own bar readable above a page that draws its own; the answer ends it. */
export type FollowBarText = (look: Look) => () => void
