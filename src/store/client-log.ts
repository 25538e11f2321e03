import type { ClientLogLine } from '#shared/protocol/http'

/** This device's last steps: codes and numbers, nothing personal. */
export interface ClientLog {
  note(line: ClientLogLine): void
  lines(): readonly ClientLogLine[]
}

const LINES_KEPT = 200

/** A ring: the oldest line gives way. */
export function createClientLog(): ClientLog {
  let lines: readonly ClientLogLine[] = []
  return {
    note(line) {
      lines = [...lines, line].slice(-LINES_KEPT)
    },
    lines: () => lines,
  }
}
