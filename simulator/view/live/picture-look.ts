import { isOn } from './pusher-attributes.ts'

/** How a pusher's picture is changed: a filter of the canvas, a colour laid over all, and how much it is smoothed (0 to 1). */
export interface Look { readonly css: string; readonly tint: { readonly colour: string; readonly part: number } | null; readonly smoothing: number }

interface Filter { readonly css: string; readonly tint: Look['tint'] }

const tint = (colour: string, part: number): Look['tint'] => ({ colour, part })

/** `filter`: what each name stands for, by eye; WeChat keeps its tables to itself. */
const FILTERS: Readonly<Record<string, Filter>> = {
  standard: { css: '', tint: null },
  pink: { css: 'saturate(1.05) brightness(1.04)', tint: tint('#ff9ebb', 0.18) },
  nostalgia: { css: 'sepia(0.6) contrast(0.95)', tint: tint('#7a5a2e', 0.12) },
  blues: { css: 'saturate(0.85) contrast(1.05)', tint: tint('#2f5fd0', 0.22) },
  romantic: { css: 'saturate(1.1) brightness(1.03)', tint: tint('#b07ad8', 0.18) },
  cool: { css: 'saturate(0.9) brightness(1.02)', tint: tint('#7fc8ff', 0.18) },
  fresher: { css: 'saturate(1.15) brightness(1.05)', tint: tint('#b8f0c8', 0.14) },
  solor: { css: 'saturate(0.8) brightness(1.08) contrast(0.94)', tint: tint('#fff3d6', 0.16) },
  aestheticism: { css: 'saturate(0.9) brightness(1.06) contrast(0.96)', tint: tint('#ffe3ea', 0.14) },
  whitening: { css: 'brightness(1.15) saturate(0.9)', tint: tint('#ffffff', 0.1) },
  cerisered: { css: 'saturate(1.2)', tint: tint('#d8254f', 0.2) },
}

/** So much of the picture a strongest smoothing softens. */
const SMOOTH_PART = { smooth: 0.8, nature: 0.5 } as const
const MOST_BEAUTY = 9

/** Reads `beauty`, `whiteness`, `beauty-style`, `filter`, and with `custom-effect` the skin's attributes; null if nothing is to be drawn. */
export function lookOf(attribute: (name: string) => unknown): Look | null {
  const part = (name: string, most: number): number => Math.min(1, Math.max(0, Number(attribute(name) ?? 0) / most || 0))
  const custom = isOn(attribute('custom-effect'), false)
  const white = Math.max(part('whiteness', MOST_BEAUTY), custom ? part('skin-whiteness', 1) : 0)
  const style = attribute('beauty-style') === 'nature' ? 'nature' : 'smooth'
  const smoothing = Math.max(part('beauty', MOST_BEAUTY), custom ? part('skin-smoothness', 1) : 0) * SMOOTH_PART[style]
  const filter = FILTERS[String(attribute('filter') ?? 'standard')] ?? { css: '', tint: null }
  const css = [white > 0 ? `brightness(${1 + white * 0.3}) saturate(${1 - white * 0.2})` : '', filter.css].filter((one) => one !== '').join(' ')
  return css === '' && smoothing === 0 ? null : { css, tint: filter.tint, smoothing }
}

/** What an attribute names that no table has, for the bench. */
export const isUnknownFilter = (name: unknown): boolean => typeof name === 'string' && name !== '' && !Object.hasOwn(FILTERS, name)
