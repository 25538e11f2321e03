import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { createScope } from '#shared/kernel/scope'
import type { Figure, Row } from './row.ts'
import { table } from './table.ts'

/** Runs the rows that were asked for, prints a table, and keeps the figures in `.cache/bench.json`. */
async function main(words: readonly string[]): Promise<void> {
  const quick = words.includes('--quick')
  const only = words.flatMap((word, index) => (word === '--only' ? [words[index + 1] ?? ''] : []))
  const names = rowNames().filter((name) => only.length === 0 || only.some((part) => name.includes(part)))
  if (names.length === 0) throw new Error(`no such row; there are: ${rowNames().join(', ')}`)
  const outcomes: Outcome[] = []
  for (const name of names) {
    outcomes.push(await run(name, quick))
    keep(outcomes, quick)
  }
  console.log(`\n${table(outcomes.flatMap(({ figures }) => figures))}`)
  for (const { name, fault } of outcomes) if (fault !== null) console.log(`${name} could not be measured: ${fault}`)
  process.exitCode = outcomes.some(({ fault, figures }) => fault !== null || figures.some(missed)) ? 1 : 0
}

interface Outcome {
  readonly name: string
  readonly at: string
  readonly quick: boolean
  readonly figures: readonly Figure[]
  readonly fault: string | null
}

async function run(name: string, quick: boolean): Promise<Outcome> {
  const { row }: { readonly row: Row } = await import(`./rows/${name}.ts`)
  const scope = createScope()
  const at = new Date().toISOString()
  console.log(`\n${row.title}`)
  try {
    const figures = await row.measure({ scope, quick, tell: (line) => console.log(`  ${line}`) })
    for (const figure of figures) console.log(`  ${figure.what}: ${figure.value} ${figure.unit}${missed(figure) ? '  (missed)' : ''}`)
    return { name, at, quick, figures, fault: null }
  } catch (error) {
    return { name, at, quick, figures: [], fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  } finally {
    scope.end()
  }
}

/** New figures take the place of older ones of the same row; the rest stays. */
function keep(outcomes: readonly Outcome[], quick: boolean): void {
  const fresh = new Set(outcomes.map(({ name }) => name))
  const older = kept().filter(({ name }) => !fresh.has(name))
  mkdirSync(CACHE, { recursive: true })
  const rows = [...older, ...outcomes].toSorted((one, other) => one.name.localeCompare(other.name))
  writeFileSync(FILE, `${JSON.stringify({ quick, node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, rows }, null, 2)}\n`)
}

function kept(): readonly Outcome[] {
  try {
    const { rows }: { readonly rows: readonly Outcome[] } = JSON.parse(readFileSync(FILE, 'utf8'))
    return rows
  } catch {
    return []
  }
}

const rowNames = (): readonly string[] => readdirSync(join(import.meta.dirname, 'rows')).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3)).toSorted()
const missed = ({ value, atMost }: Figure): boolean => atMost !== undefined && !(value <= atMost)

const CACHE = '.cache'
const FILE = join(CACHE, 'bench.json')

await main(process.argv.slice(2))
// A browser or a native thread that lingers must not keep the bench from ending.
process.exit()
