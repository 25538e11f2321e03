/** Whether a version like `3.7.12` is at least another; parts that are missing count as 0. */
export function isAtLeast(version: string, least: string): boolean {
  const [mine, theirs] = [partsOf(version), partsOf(least)]
  for (let index = 0; index < Math.max(mine.length, theirs.length); index++) {
    const [a, b] = [mine[index] ?? 0, theirs[index] ?? 0]
    if (a !== b) return a > b
  }
  return true
}

const partsOf = (version: string): readonly number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0)
