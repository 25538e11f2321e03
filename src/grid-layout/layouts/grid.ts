import type { Layout } from '../rect.ts'
import { equals } from '../spotlight.ts'

/** Everybody alike. */
export const grid: Layout = { place: equals }
