import { NAVIGATION_BAR_HEIGHT, TAB_BAR_HEIGHT, type SystemFacts } from '../border/system.ts'

/** The part of the screen that a page has, in CSS pixels. */
export function windowSize(system: SystemFacts, { custom, tabs }: { readonly custom: boolean; readonly tabs: boolean }): { readonly width: number; readonly height: number } {
  const top = custom ? 0 : system.statusBarHeight + NAVIGATION_BAR_HEIGHT
  const bottom = tabs ? TAB_BAR_HEIGHT + system.safeBottom : 0
  return { width: system.screenWidth, height: system.screenHeight - top - bottom }
}
