import type { Brush, Line, Paper } from '../../src/board/paper'

/** What a fake canvas was told, in order: `fillText 你好 10 20`, `fillStyle #e5484d`. */
export interface RecordedCanvas {
  readonly paper: Paper
  readonly said: string[]
  /** Runs the frame that waits, if one does. */
  frame(): boolean
  /** Runs frames until none waits; a picture that never settles is a bug. */
  settle(): void
  /** Sheets that were made, each with what it was told. */
  readonly sheets: string[][]
}

const METHODS = ['save', 'restore', 'setTransform', 'beginPath', 'rect', 'ellipse', 'arc', 'fill', 'stroke', 'fillRect', 'clearRect', 'fillText', 'drawImage', 'setLineDash', 'moveTo', 'lineTo', 'quadraticCurveTo', 'closePath'] as const
const PROPERTIES = ['fillStyle', 'strokeStyle', 'lineWidth', 'lineCap', 'lineJoin', 'globalAlpha', 'font', 'textBaseline'] as const
const MOST_FRAMES = 500

/** A canvas that draws nothing and remembers what it was told. */
export function recordedCanvas({ width = 1_600, height = 900, paths = false, sheets: hasSheets = true } = {}): RecordedCanvas {
  const said: string[] = []
  const sheets: string[][] = []
  let waiting: (() => void) | null = null
  const sheet = (list: string[], wide: number, high: number) => ({ brush: recordingBrush(list), source: { sheet: true }, width: wide, height: high })
  const frame = () => {
    const act = waiting
    waiting = null
    act?.()
    return act !== null
  }
  return {
    said, sheets, frame,
    settle() {
      for (let frames = 0; frame(); frames++) if (frames > MOST_FRAMES) throw new Error('it never settles')
    },
    paper: {
      ...sheet(said, width, height),
      ratio: 1,
      newSheet(wide, high) {
        if (!hasSheets) return null
        const list: string[] = []
        sheets.push(list)
        return sheet(list, wide, high)
      },
      newPath: () => (paths ? recordingLine([]) : null),
      load: async (url) => (url === '' ? null : { source: { url }, width: 400, height: 300 }),
      nextFrame(act) {
        waiting = act
        return () => { waiting = null }
      },
    },
  }
}

function recordingLine(list: string[]): Line {
  return recordingBrush(list)
}

function recordingBrush(list: string[]): Brush {
  const brush: Record<string, unknown> = { measureText: (text: string) => ({ width: text.length * 10 }) }
  for (const method of METHODS) brush[method] = (...args: readonly unknown[]) => void list.push([method, ...args.map((arg) => (typeof arg === 'object' ? JSON.stringify(arg) : arg))].join(' '))
  for (const name of PROPERTIES) Object.defineProperty(brush, name, { get: () => '', set: (value: unknown) => void list.push(`${name} ${String(value)}`) })
  return brush as unknown as Brush
}
