import * as v from 'valibot'
import { createReader, type LawReader } from '#shared/scenario/read-law'
import { MOST, type BoardState, type PageId } from './contract.ts'
import { backgroundSchema, figureSchema } from './figure-schema.ts'
import { LIGHTEST } from './weight.ts'

export const idSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]{6,24}$/))
export const memberSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/))

const membersSchema = v.pipe(v.array(memberSchema), v.maxLength(MOST.members))

const pageSchema = v.object({
  id: idSchema,
  background: backgroundSchema,
  elements: v.pipe(v.array(v.object({ id: idSchema, author: memberSchema, sheet: v.nullable(memberSchema), figure: figureSchema })), v.maxLength(MOST.weight / LIGHTEST)),
  work: v.nullable(v.object({ open: v.boolean(), shown: membersSchema })),
})

const stateSchema: v.GenericSchema<unknown, BoardState> = v.pipe(
  v.object({
    pages: v.pipe(v.array(pageSchema), v.minLength(1), v.maxLength(MOST.pages)),
    current: idSchema,
    writers: membersSchema,
    everybodyWrites: v.boolean(),
    ownOnly: v.boolean(),
  }),
  v.check(({ pages, current }) => pages.some(({ id }) => id === current)),
)

/** The page that each board begins with. */
export const FIRST_PAGE: PageId = 'page01'

/** One blank page, on which those who teach draw. */
export const blankBoard: BoardState = {
  pages: [{ id: FIRST_PAGE, background: null, elements: [], work: null }],
  current: FIRST_PAGE,
  writers: [],
  everybodyWrites: false,
  ownOnly: false,
}

/** Reads a board as it stands in a room, and knows those that `boardReducer` made. */
export const boardReader: LawReader<BoardState> = createReader(stateSchema, blankBoard)
