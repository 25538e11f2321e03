import type { Law, Onlooker } from '#shared/scenario/law'
import type { BoardHappening, BoardMove, BoardState } from './contract.ts'
import { decideMove } from './decide.ts'
import { parseBoardMove, parseBoardPassing } from './move-schema.ts'
import { passingTo } from './passing.ts'
import { boardReducer } from './reduce.ts'
import type { Drawer } from './rights.ts'
import { boardReader } from './state-schema.ts'
import { veiledBoard, veiledHappening } from './veil.ts'

/** The law of a board on which these roles may everything. Rights and sheets stay when their people leave. */
export function boardLaw(powerful: readonly string[]): Law<BoardState, BoardMove, BoardHappening> {
  const isPowerful = (role: string) => powerful.includes(role)
  const drawerOf = ({ id, role }: Onlooker): Drawer => ({ id, power: isPowerful(role) })
  const { read } = boardReader
  return {
    ...boardReducer,
    parseMove: parseBoardMove,
    decide: (state, move, { by, role, random, room }) => decideMove(read(state), move, { drawer: drawerOf({ id: by, role }), random, room }),
    nextDeadline: () => null,
    atDeadline: () => [],
    afterLeave: () => [],
    veil: {
      state(state, onlooker) {
        const board = read(state)
        const seen = veiledBoard(board, drawerOf(onlooker))
        return seen === board ? state : seen
      },
      happening: (happening, onlooker) => veiledHappening(happening, drawerOf(onlooker)),
    },
    passing(state, data, by, room) {
      const passing = parseBoardPassing(data)
      return passing === null ? [] : passingTo(read(state), passing, drawerOf(by), room, isPowerful)
    },
  }
}
