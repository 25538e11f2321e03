import { Drawing } from './drawing'

export interface ChartProps {
  readonly label: string
  /** Oldest first; null where nothing was measured. */
  readonly points: readonly (number | null)[]
  /** The top of the drawing; the highest point if left out. */
  readonly ceiling?: number | undefined
  readonly color: string
}

const WIDTH = 160
const HEIGHT = 36

/** A line over time, small. */
export function Chart({ label, points, ceiling, color }: ChartProps) {
  return <Drawing svg={chartSvg(points, ceiling, color)} label={label} width='100%' height={`${HEIGHT}px`} />
}

/** The chart as an SVG document; gaps in the measurement are gaps in the line. */
export function chartSvg(points: readonly (number | null)[], ceiling: number | undefined, color: string): string {
  const top = Math.max(1, ceiling ?? 0, ...points.map((point) => point ?? 0))
  const step = WIDTH / Math.max(1, points.length - 1)
  let pen = 'M'
  const line = points
    .map((point, index) => {
      if (point === null) {
        pen = 'M'
        return ''
      }
      const place = `${pen}${round(index * step)} ${round(HEIGHT - 2 - (point / top) * (HEIGHT - 4))}`
      pen = 'L'
      return place
    })
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none"><path d="${line}" fill="none" stroke="${color}" stroke-width="1.5" vector-effect="non-scaling-stroke" stroke-linejoin="round"/></svg>`
}

const round = (value: number) => Math.round(value * 10) / 10
