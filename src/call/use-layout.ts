import { createContext, useContext } from 'react'
import type { LayoutMode } from '#shared/scenario/manifest'

/** `auto`: as the scenario likes it. */
export type ChosenLayout = 'auto' | Extract<LayoutMode, 'grid' | 'speaker' | 'call'>

export const LAYOUTS = ['auto', 'grid', 'speaker', 'call'] as const satisfies readonly ChosenLayout[]

export interface Layout {
  readonly chosen: ChosenLayout
  readonly choose: (layout: ChosenLayout) => void
}

export const LayoutContext = createContext<Layout>({ chosen: 'auto', choose: () => undefined })

/** How this person wants the stage. */
export const useLayout = (): Layout => useContext(LayoutContext)
