import type { Box } from '../../grid-layout/tile'

/** The size of the element with this id, in CSS pixels; null until it is known. Told again when it changes. */
export type UseBox = (id: string) => Box | null
