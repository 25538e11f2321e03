import { createCanvas } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { initialOf } from '#shared/room/initial'
import { colourOf, createPicture } from './picture.ts'
import type { Colour, Picture } from './picture.ts'

/** Something drawn that lies over a picture: its sides are even. */
export interface Stamp {
  readonly width: number
  readonly height: number
  /** As I420; what shows through is told by `opacity`. */
  readonly picture: Picture
  /** 0 to 255 a pixel. */
  readonly opacity: Uint8Array
}

/** The product's dark stage. */
export const STAGE_COLOUR = colourOf(14, 17, 22)
const [STAGE, CARD, DISC, TEXT, VEIL] = ['#0e1116', '#1b222c', '#2a313c', '#f2f4f7', 'rgba(14, 17, 22, 0.72)']
/** With Chinese letters where the machine has them (Debian: fonts-noto-cjk). */
const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
const LETTER_SHARE = 0.4

/** What stands where a person's picture is missing: the letter of the name on a disc. */
export function drawCard(name: string, width: number, height: number): Picture {
  const stamp = draw(width, height, (context) => {
    const radius = Math.min(width, height) * 0.18
    context.fillStyle = CARD
    context.fillRect(0, 0, width, height)
    context.fillStyle = DISC
    context.beginPath()
    context.arc(width / 2, height / 2, radius, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = TEXT
    context.font = `600 ${Math.round(radius * 2 * LETTER_SHARE)}px ${FONT}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(initialOf(name), width / 2, height / 2)
  })
  return stamp.picture
}

/** A name on its dark pill; what has no room is cut off. Null where there is no room for any. */
export function drawName(name: string, roomWidth: number, textPx: number): Stamp | null {
  const [height, side] = [even(textPx * 1.9), textPx * 0.7]
  const most = roomWidth - 2 * side
  if (most < textPx * 2) return null
  const context = createCanvas(2, 2).getContext('2d')
  context.font = `${textPx}px ${FONT}`
  const text = shorten(name, (each) => context.measureText(each).width <= most)
  const width = even(context.measureText(text).width + 2 * side)
  return draw(width, height, (onto) => {
    onto.fillStyle = VEIL
    onto.beginPath()
    onto.roundRect(0, 0, width, height, height / 2)
    onto.fill()
    onto.fillStyle = TEXT
    onto.font = context.font
    onto.textBaseline = 'middle'
    onto.fillText(text, side, height / 2)
  })
}

/** The four corners of a tile, in the colour of what lies behind it. */
export function drawCorners(radius: number): readonly Stamp[] {
  return [[0, 0], [1, 0], [0, 1], [1, 1]].map(([right = 0, low = 0]) => draw(radius, radius, (context) => {
    context.fillStyle = STAGE
    context.fillRect(0, 0, radius, radius)
    context.globalCompositeOperation = 'destination-out'
    context.beginPath()
    context.arc(right === 0 ? radius : 0, low === 0 ? radius : 0, radius, 0, 2 * Math.PI)
    context.fill()
  }))
}

/** Puts a stamp over a picture, which must have room for it; `left` and `top` are even. */
export function stamp({ width, height, picture, opacity }: Stamp, onto: Picture, left: number, top: number): void {
  for (const [index, plane] of picture.planes.entries()) {
    const target = onto.planes[index]
    if (target === undefined) continue
    const by = index === 0 ? 1 : 2
    for (let row = 0; row < height / by; row += 1) {
      const start = (top / by + row) * target.stride + left / by
      for (let column = 0; column < width / by; column += 1) {
        const share = opacity[row * by * width + column * by] ?? 0
        const under = target.bytes[start + column] ?? 0
        const over = plane.bytes[row * plane.stride + column] ?? 0
        target.bytes[start + column] = under + (((over - under) * share) >> 8)
      }
    }
  }
}

const even = (length: number): number => Math.round(length / 2) * 2

/** As much of a name as fits, and a sign that there is more. */
function shorten(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name
  const letters = [...name]
  while (letters.length > 1 && !fits(`${letters.join('')}…`)) letters.pop()
  return `${letters.join('')}…`
}

function draw(width: number, height: number, paint: (context: SKRSContext2D) => void): Stamp {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  paint(context)
  const { data } = context.getImageData(0, 0, width, height)
  const picture = createPicture(width, height, [0, 0, 0])
  const opacity = new Uint8Array(width * height)
  const [y, u, v] = picture.planes
  const colours = new Map<number, Colour>()
  for (let at = 0; at < opacity.length; at += 1) {
    const red = data[at * 4] ?? 0
    const green = data[at * 4 + 1] ?? 0
    const blue = data[at * 4 + 2] ?? 0
    // Drawings have few colours, and many pixels of each.
    const key = (red << 16) | (green << 8) | blue
    const colour = colours.get(key) ?? colourOf(red, green, blue)
    colours.set(key, colour)
    opacity[at] = data[at * 4 + 3] ?? 0
    y.bytes[at] = colour[0]
    const column = at % width
    const row = (at - column) / width
    if (row % 2 === 1 || column % 2 === 1) continue
    const half = (row / 2) * u.stride + column / 2
    u.bytes[half] = colour[1]
    v.bytes[half] = colour[2]
  }
  return { width, height, picture, opacity }
}
