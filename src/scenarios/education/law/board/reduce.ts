import type { BoardState } from '#shared/board/contract'
import { boardReducer } from '#shared/board/reduce'
import { boardReader } from '#shared/board/state-schema'
import type { Json } from '#shared/kernel/json'
import { partOf } from '#shared/scenario/compose-reducer'

/** The part's name in the class's law. */
export const BOARD = 'board'

/** What shows the class's whiteboard. */
export const classBoardReducer = boardReducer

/** The whiteboard of a class, as its law stands in the room; blank where there is none. The same state is read once. */
export const readClassBoard = (law: Json): BoardState => boardReader.read(partOf(law, BOARD))
