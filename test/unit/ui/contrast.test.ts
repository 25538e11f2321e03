import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const sheet = readFileSync(join(process.cwd(), 'src/ui/tokens.scss'), 'utf8')

/** The colours of one of the two mixins. */
function tokensOf(theme: 'light' | 'dark'): Readonly<Record<string, string>> {
  const body = new RegExp(`@mixin ${theme} \\{([^}]*)\\}`).exec(sheet)?.[1] ?? ''
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const ON_SURFACE = ['text', 'soft', 'brand-text', 'danger-text', 'warning-text', 'good-text']
const SURFACES = ['page', 'card', 'raised']
const PAIRS = [
  ...ON_SURFACE.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)),
  ['on-brand', 'brand'], ['on-danger', 'danger'], ['brand-text', 'brand-wash'], ['text', 'brand-wash'], ['warning-text', 'warning-wash'],
] as const
/** AA for text of any size. */
const AA = 4.5

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const tokens = tokensOf(theme)
  test.each(PAIRS)('%s is readable on %s', (text, surface) => {
    expect(contrast(tokens[text] ?? '#000000', tokens[surface] ?? '#000000')).toBeGreaterThanOrEqual(AA)
  })
})

test('both themes have the same colours', () => {
  expect(Object.keys(tokensOf('dark'))).toEqual(Object.keys(tokensOf('light')))
})
