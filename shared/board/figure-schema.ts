import * as v from 'valibot'
import { COLOURS, FURTHEST, MOST, PENS, SHAPES, TEXT_SIZES, WIDTHS, type Background, type Box, type Figure } from './contract.ts'
import { areSteps, type Point } from './points.ts'

/** A whole number in a range. */
export const wholeSchema = (from: number, to: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(from), v.maxValue(to))

const placeSchema = wholeSchema(-FURTHEST, FURTHEST)
const fileSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.-]{0,99}$/))

export const colourSchema = v.picklist(COLOURS)
export const penSchema = v.picklist(PENS)
export const widthSchema = wholeSchema(WIDTHS.from, WIDTHS.to)
export const pointSchema: v.GenericSchema<unknown, Point> = v.strictTuple([placeSchema, placeSchema])
const boxSchema: v.GenericSchema<unknown, Box> = v.strictTuple([placeSchema, placeSchema, placeSchema, placeSchema])

/** Steps of a stroke. Looked at in one go: a board has a million of them. */
export const stepsSchema = v.custom<readonly number[]>((value) => Array.isArray(value) && areSteps(value, MOST.points))

/** `Figure`, from a member, the log or the wire. */
export const figureSchema: v.GenericSchema<unknown, Figure> = v.variant('kind', [
  v.object({ kind: v.literal('stroke'), pen: penSchema, colour: colourSchema, width: widthSchema, points: stepsSchema }),
  v.object({ kind: v.literal('shape'), shape: v.picklist(SHAPES), colour: colourSchema, width: widthSchema, box: boxSchema }),
  v.object({
    kind: v.literal('text'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST.text)),
    colour: colourSchema,
    size: wholeSchema(TEXT_SIZES.from, TEXT_SIZES.to),
    at: pointSchema,
  }),
  v.object({ kind: v.literal('image'), file: fileSchema, box: boxSchema }),
])

/** Larger pictures are made smaller where they are brought in. */
const MOST_PIXELS_A_SIDE = 30_000
const sideSchema = wholeSchema(1, MOST_PIXELS_A_SIDE)

export const backgroundSchema: v.GenericSchema<unknown, Background> = v.nullable(v.object({ file: fileSchema, width: sideSchema, height: sideSchema }))
