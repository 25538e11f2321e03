import type { Bench, ToolHand } from './contract'

/** Points at something for all: while pressed, and by a mouse wherever it goes. */
export function laserTool(bench: Bench): ToolHand {
  const off = () => {
    bench.laser(null)
    bench.pace.laser(bench.page(), null)
  }
  const point: NonNullable<ToolHand['hover']> = (at) => {
    if (at === null) return off()
    bench.laser(at)
    bench.pace.laser(bench.page(), at)
  }
  return {
    down: point,
    move(points) {
      const last = points.at(-1)
      if (last) point(last)
    },
    up: off,
    cancel: off,
    hover: point,
  }
}
