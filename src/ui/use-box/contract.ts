import type { Box } from '../../grid-layout/tile'

/** The size of the element with this id, in CSS pixels; null until it is known. Told again when it changes; `depends`: when this is another one, its size may be too. */
export type UseBox = (id: string, depends?: unknown) => Box | null
