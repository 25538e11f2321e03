import type { PickerModel } from './picker-columns.ts'

const two = (number: number): string => String(number).padStart(2, '0')
const span = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)

/** Numbers in a text like `09:30` or `2024-05-06`; what is missing comes from another. */
function numbersOf(text: string, fallback: readonly number[]): readonly number[] {
  const parts = text.split(/[:-]/).map((part) => Number.parseInt(part, 10))
  return fallback.map((other, index) => (Number.isFinite(parts[index]) ? parts[index] ?? other : other))
}

/** Columns of numbers, each bounded by what stands before it. */
interface Parts {
  readonly units: readonly string[]
  /** The numbers that a column offers under those before it. */
  offered(column: number, before: readonly number[]): readonly number[]
  text(numbers: readonly number[]): string
}

function partsModel({ units, offered, text }: Parts, first: readonly number[]): PickerModel {
  let numbers = within(first)
  /** Each is moved to the nearest that is offered. */
  function within(wanted: readonly number[]): readonly number[] {
    return units.reduce<readonly number[]>((before, _, column) => {
      const choices = offered(column, before)
      const [least = 0, most = 0] = [choices[0], choices.at(-1)]
      return [...before, Math.max(least, Math.min(wanted[column] ?? least, most))]
    }, [])
  }
  const choices = (): readonly (readonly number[])[] => units.map((_, column) => offered(column, numbers.slice(0, column)))
  return {
    columns: () => choices().map((column, index) => column.map((number) => `${two(number)}${units[index] ?? ''}`)),
    indexes: () => choices().map((column, index) => Math.max(0, column.indexOf(numbers[index] ?? 0))),
    turn: (column, index) => void (numbers = within(numbers.map((number, at) => (at === column ? choices()[column]?.[index] ?? number : number)))),
    detail: () => ({ value: text(numbers) }),
  }
}

/** What may be chosen lies between two, written from the largest part down. */
function between(column: number, before: readonly number[], least: readonly number[], most: readonly number[], whole: readonly [number, number]): readonly number[] {
  const atLeast = before.every((number, index) => number === least[index])
  const atMost = before.every((number, index) => number === most[index])
  return span(atLeast ? least[column] ?? whole[0] : whole[0], atMost ? most[column] ?? whole[1] : whole[1])
}

/** `mode="time"`: 24 hours, or those between `start` and `end`. */
export function timeModel({ start, end }: { readonly start: string; readonly end: string }, value: string): PickerModel {
  const [least, most] = [numbersOf(start, [0, 0]), numbersOf(end, [23, 59])]
  return partsModel({
    units: ['', ''],
    offered: (column, before) => between(column, before, least, most, column === 0 ? [0, 23] : [0, 59]),
    text: (numbers) => numbers.map(two).join(':'),
  }, numbersOf(value, [0, 0]))
}

const FIRST_DAY = [1900, 1, 1]
const LAST_DAY = [2100, 12, 31]
const UNITS = ['年', '月', '日']

/** `mode="date"`: days, months or years, between `start` and `end`. */
export function dateModel({ start, end, fields }: { readonly start: string; readonly end: string; readonly fields: string }, value: string): PickerModel {
  const [least, most] = [numbersOf(start, FIRST_DAY), numbersOf(end, LAST_DAY)]
  const today = new Date()
  const columns = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  return partsModel({
    units: UNITS.slice(0, columns),
    offered: (column, before) => between(column, before, least, most, [column === 0 ? 1900 : 1, lastOf(column, before)]),
    text: (numbers) => numbers.map(two).join('-'),
  }, numbersOf(value, [today.getFullYear(), today.getMonth() + 1, today.getDate()]))
}

function lastOf(column: number, [year = 2000, month = 1]: readonly number[]): number {
  if (column === 0) return 2100
  return column === 1 ? 12 : new Date(year, month, 0).getDate()
}
