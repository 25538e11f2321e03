import type { Scope } from '#shared/kernel/scope'

/** One line of the table. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | '×' | 'KB' | 'KB gz' | '%' | 'µs' | '/s' | 'cores' | ''
  /** The figure to reach; left out where none was promised. */
  readonly atMost?: number
  /** How it came about: counts, spread. */
  readonly note?: string
}

/** What a row is given. */
export interface Bench {
  /** Ends after the row; what the row opens belongs to it. */
  readonly scope: Scope
  /** Fewer and shorter rounds: for trying the bench, not for telling figures. */
  readonly quick: boolean
  /** A line for whoever waits. */
  tell(line: string): void
}

/** One measurement: a file in `bench/rows`, which exports it as `row`. */
export interface Row {
  readonly title: string
  measure(bench: Bench): Promise<readonly Figure[]>
}
