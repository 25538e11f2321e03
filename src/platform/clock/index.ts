import type { Now } from './contract'

/** The device's own clock. */
export const now: Now = () => Date.now()
