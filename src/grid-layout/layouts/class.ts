import { isPortrait, splitLeft, type Layout, type Placed, type Rect } from '../rect.ts'
import { equals, spotlight } from '../spotlight.ts'
import type { Tile } from '../tile.ts'

/** On a wide screen so many stand alike, the teacher first; with more of them the teacher is large. */
const MOST_ALIKE = 9
const TEACHER_BESIDE = 0.6
/** Upright: the teacher above, and rows of two beneath. */
const COLUMNS = 2
const MOST_ROWS = 4
/** Width over height. */
const STUDENT_SHAPE = 6 / 5
const TEACHER_SHAPE = { least: 4 / 5, most: 16 / 9 }
/** However many rows, the teacher keeps this share of the height. */
const TEACHER_LEAST_SHARE = 0.34

/** A class. Without a teacher on this page everybody stands alike. */
export const classroom: Layout = {
  mostOnPage: (area) => (isPortrait(area) ? 1 + MOST_ROWS * COLUMNS : Number.POSITIVE_INFINITY),
  place(tiles, area, gap) {
    const [teacher, ...students] = tiles
    if (!teacher?.main || students.length === 0) return equals(tiles, area, gap)
    if (isPortrait(area)) return upright(teacher, students, area, gap)
    if (tiles.length <= MOST_ALIKE) return equals(tiles, area, gap).map((placed) => (placed.tile === teacher ? { ...placed, role: 'main' } : placed))
    const [first, rest] = splitLeft(area, TEACHER_BESIDE, gap)
    return spotlight(teacher, first, students, rest, gap)
  },
}

function upright(teacher: Tile, students: readonly Tile[], area: Rect, gap: number): readonly Placed[] {
  const rows = Math.ceil(students.length / COLUMNS)
  const width = (area.width - gap * (COLUMNS - 1)) / COLUMNS
  const teacherHeight = clamp(area.height - rows * (width / STUDENT_SHAPE + gap), {
    least: Math.min(area.width / TEACHER_SHAPE.most, area.height * TEACHER_LEAST_SHARE),
    most: area.width / TEACHER_SHAPE.least,
  })
  const height = Math.min(width / STUDENT_SHAPE, (area.height - teacherHeight) / rows - gap)
  const top = area.top + (area.height - teacherHeight - rows * (height + gap)) / 2
  return [
    { tile: teacher, rect: { left: area.left, top, width: area.width, height: teacherHeight }, role: 'main', layer: 0 },
    // The last one alone stays at the left: who comes next takes the empty place, and nobody moves.
    ...students.map((tile, index) => ({
      tile,
      rect: {
        left: area.left + (index % COLUMNS) * (width + gap),
        top: top + teacherHeight + gap + Math.floor(index / COLUMNS) * (height + gap),
        width,
        height,
      },
      role: 'tile',
      layer: 0,
    } as const)),
  ]
}

const clamp = (value: number, { least, most }: { readonly least: number; readonly most: number }): number => Math.min(most, Math.max(least, value))
