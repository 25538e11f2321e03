/** Whether a dotted version such as `2.32.3` is at least another. A part that is missing counts as 0. */
export function isAtLeast(version: string, least: string): boolean {
  const ours = parts(version)
  const theirs = parts(least)
  for (let place = 0; place < Math.max(ours.length, theirs.length); place++) {
    const difference = (ours[place] ?? 0) - (theirs[place] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

const parts = (version: string): readonly number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0)
