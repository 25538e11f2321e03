import { elementAt } from '#shared/board/hit'
import { onPaper, type Point } from '#shared/board/points'
import type { Bench, ToolHand } from './contract'
import { widthOf } from './widths'

/** A tap opens a field: on a text that is there it is written on, elsewhere a new one begins. */
export function textTool(bench: Bench): ToolHand {
  let at: Point | null = null
  return {
    down: (point) => void (at = point),
    move: () => undefined,
    up() {
      if (!at) return
      openText(bench, at)
      at = null
    },
    cancel: () => void (at = null),
  }
}

/** Opens the text at this place, or a new one there. */
function openText(bench: Bench, at: Point): void {
  const found = elementAt({ elements: bench.elements() }, at, 0, (element) => element.figure.kind === 'text' && bench.mayChange(element))
  if (found?.figure.kind === 'text') {
    const { text, size, colour, at: place } = found.figure
    return bench.write({ id: found.id, at: place, text, size, colour })
  }
  const { colour, width } = bench.look()
  const size = widthOf('text', width)
  // The line stands around the finger.
  bench.write({ id: null, at: onPaper([at[0], at[1] - size / 2]), text: '', size, colour })
}
