import type { Figure } from './row.ts'

/** The figures as a Markdown table, ready for a README or an issue. */
export function table(figures: readonly Figure[]): string {
  const head = ['what', 'measured', 'to reach', '', 'how']
  const lines = figures.map(({ what, value, unit, atMost, note }) => [
    what,
    `${value} ${unit}`.trim(),
    atMost === undefined ? '' : `≤ ${atMost} ${unit}`.trim(),
    atMost === undefined ? '' : value <= atMost ? '✓' : '✗',
    note ?? '',
  ])
  const widths = head.map((title, column) => Math.max(3, title.length, ...lines.map((line) => line[column]?.length ?? 0)))
  const row = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('\n')
}

/** A figure with as many digits as it can carry. */
export const round = (value: number, digits = 1): number => Number(value.toFixed(digits))
