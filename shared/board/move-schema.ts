import * as v from 'valibot'
import type { Json } from '#shared/kernel/json'
import { MOST, type BoardMove, type BoardPassing } from './contract.ts'
import { backgroundSchema, colourSchema, figureSchema, penSchema, pointSchema, stepsSchema, wholeSchema, widthSchema } from './figure-schema.ts'
import { idSchema, memberSchema } from './state-schema.ts'

/** Any JSON either is a move or is refused with null. */
export const parseBoardMove = (data: Json): BoardMove | null => parsed(moveSchema, data)

/** The same for what passes. */
export const parseBoardPassing = (data: Json): BoardPassing | null => parsed(passingSchema, data)

function parsed<Value>(schema: v.GenericSchema<unknown, Value>, data: Json): Value | null {
  const result = v.safeParse(schema, data)
  return result.success ? result.output : null
}

const few = <Item>(item: v.GenericSchema<unknown, Item>, most: number) => v.pipe(v.array(item), v.minLength(1), v.maxLength(most))
const page = idSchema

const moveSchema: v.GenericSchema<unknown, BoardMove> = v.variant('type', [
  v.strictObject({ type: v.literal('add'), page, id: idSchema, figure: figureSchema }),
  v.strictObject({ type: v.literal('change'), page, changes: few(v.strictObject({ id: idSchema, figure: figureSchema }), MOST.atOnce) }),
  v.strictObject({ type: v.literal('remove'), page, ids: few(idSchema, MOST.atOnce) }),
  v.strictObject({ type: v.literal('clear'), page }),
  v.strictObject({ type: v.literal('pages.add'), after: v.nullable(page), backgrounds: few(backgroundSchema, MOST.pages), go: v.exactOptional(v.boolean()) }),
  v.strictObject({ type: v.literal('pages.remove'), page }),
  v.strictObject({ type: v.literal('pages.go'), page }),
  v.strictObject({ type: v.literal('rights'), member: memberSchema, writes: v.boolean() }),
  v.strictObject({ type: v.literal('rights.all'), everybodyWrites: v.boolean(), ownOnly: v.boolean() }),
  v.strictObject({ type: v.literal('work'), page, open: v.boolean() }),
  v.strictObject({ type: v.literal('show'), page, member: memberSchema, shown: v.boolean() }),
])

/** From the whole page, and further, down to the strokes of a letter. */
const zoomSchema = v.pipe(v.number(), v.minValue(0.05), v.maxValue(100))

const passingSchema: v.GenericSchema<unknown, BoardPassing> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('ink'),
    page,
    id: idSchema,
    pen: penSchema,
    colour: colourSchema,
    width: widthSchema,
    from: wholeSchema(0, MOST.points),
    points: stepsSchema,
  }),
  v.strictObject({ kind: v.literal('figure'), page, id: idSchema, figure: figureSchema }),
  v.strictObject({ kind: v.literal('gone'), page, id: idSchema }),
  v.strictObject({ kind: v.literal('laser'), page, at: v.nullable(pointSchema) }),
  v.strictObject({ kind: v.literal('view'), page, at: pointSchema, zoom: zoomSchema }),
])
