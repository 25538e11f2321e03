import { createContext, useContext } from 'react'
import type { LayoutMode } from '#shared/scenario/layout'

/** `auto`: as the scenario likes it. `mix`: the one picture that the server draws, while it does. */
export type ChosenLayout = 'auto' | Extract<LayoutMode, 'grid' | 'speaker' | 'call'> | 'mix'

export const LAYOUTS = ['auto', 'grid', 'speaker', 'call', 'mix'] as const satisfies readonly ChosenLayout[]

export interface Layout {
  readonly chosen: ChosenLayout
  readonly choose: (layout: ChosenLayout) => void
}

export const LayoutContext = createContext<Layout>({ chosen: 'auto', choose: () => undefined })

/** How this person wants the stage. */
export const useLayout = (): Layout => useContext(LayoutContext)
