import { eraserTool } from './eraser'
import { laserTool } from './laser'
import { selectTool } from './select'
import { shapeTool } from './shape'
import { strokeTool } from './stroke'
import { textTool } from './text'
import type { Bench, Tool, ToolHand } from './contract'

/** The hand of each tool; the hand tool itself moves the page, which needs none. */
export function toolsOn(bench: Bench): Readonly<Record<Tool, ToolHand | null>> {
  return {
    select: selectTool(bench),
    pen: strokeTool(bench, 'pen'),
    marker: strokeTool(bench, 'marker'),
    eraser: eraserTool(bench),
    line: shapeTool(bench, 'line'),
    arrow: shapeTool(bench, 'arrow'),
    rectangle: shapeTool(bench, 'rectangle'),
    ellipse: shapeTool(bench, 'ellipse'),
    triangle: shapeTool(bench, 'triangle'),
    text: textTool(bench),
    laser: laserTool(bench),
    hand: null,
  }
}
