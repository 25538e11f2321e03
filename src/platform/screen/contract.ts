import type { Scope } from '#shared/kernel/scope'

/** In CSS pixels. */
export interface ScreenSize {
  readonly width: number
  readonly height: number
  /** Insets that the notch and the home bar take. */
  readonly safeTop: number
  readonly safeBottom: number
}

export interface Screen {
  size(): ScreenSize
  watchSize(scope: Scope, told: (size: ScreenSize) => void): void
  theme(): 'light' | 'dark'
  keepAwake(scope: Scope): void
}
