import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/** The tree's component behind an instance that a page passes as `this`; null if it is none. */
export const componentOf = (instance: unknown): glassEasel.GeneralComponent | null => (isInstance(instance) ? instance._$ : null)

const isInstance = (value: unknown): value is { readonly _$: glassEasel.GeneralComponent } => typeof value === 'object' && value !== null && '_$' in value
