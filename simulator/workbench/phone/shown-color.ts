import type { Theme } from '../../border/theme.ts'

/** WeChat's own colours on a dark phone; what a mini-program chose itself stays. */
const DARK: Readonly<Record<string, string>> = { '#000000': 'rgba(255, 255, 255, 0.8)', '#000': 'rgba(255, 255, 255, 0.8)', '#576b95': '#7d90a9' }

/** A colour of a modal or a sheet as the phone shows it. */
export const shownColor = (color: string, theme: Theme): string => (theme === 'dark' ? DARK[color.toLowerCase()] ?? color : color)
