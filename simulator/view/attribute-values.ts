import { phoneLengths } from '../border/lengths.ts'

/** WXML's idea of true: any text but an empty one, as in `disabled="false"`. */
export const isOn = (value: unknown, fallback = false): boolean => (value === undefined || value === null ? fallback : value !== '' ? Boolean(value) : fallback)

/** A number, or a text of one. */
export function numberOf(value: unknown, fallback: number): number {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : fallback
}

/** Text as WXML shows it: nothing for what is absent. */
export const textOf = (value: unknown, fallback = ''): string => (value === undefined || value === null ? fallback : typeof value === 'object' ? JSON.stringify(value) : String(value))

/** A length of CSS: numbers are pixels, and rpx are the phone's. */
export const lengthOf = (value: unknown, fallback = '0px'): string => (typeof value === 'number' || (typeof value === 'string' && /^-?[\d.]+$/.test(value)) ? `${value}px` : textOf(value) === '' ? fallback : phoneLengths(textOf(value)))

/** A list; what is none is empty. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A member of what a mini-program gave, whatever it is. */
export const memberOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined)
