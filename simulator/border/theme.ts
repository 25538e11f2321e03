/** How a phone looks: light or dark. */
export type Theme = 'light' | 'dark'
