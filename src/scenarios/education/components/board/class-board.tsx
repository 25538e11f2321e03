import { useCallback } from 'react'
import { parseBoardPassing } from '#shared/board/move-schema'
import { memberOf, type MemberId } from '#shared/room/state'
import { isRecord } from '#shared/scenario/compose-reducer'
import { Board, type BoardProps } from '../../../../board/board'
import { useCall, useLive } from '../../../../call/use-call'
import { useFileAddress } from '../../../../call/use-file-address'
import { BOARD, readClassBoard } from '../../law/board/reduce'
import { BoardCorner } from './board-corner'
import { teaches as leadsClass } from '../../law/teaching'
import { useBoardPlace } from './board-place'
import { useTeaching } from '../use-class'

/** The whiteboard of the class, bound to its law. */
export function ClassBoard() {
  const { session } = useCall()
  const board = useLive(({ room }) => readClassBoard(room.law), null)
  const you = useLive((live) => live.you, '')
  const online = useLive(({ link }) => link.link === 'online', false)
  const teaches = useTeaching()
  const addressOf = useFileAddress()
  const { looking, setDesk } = useBoardPlace()
  const member = useCallback((id: MemberId) => {
    const state = session.store.getState()
    return state.phase === 'live' ? memberOf(state.room, id) : undefined
  }, [session])
  const listen: BoardProps['listen'] = (told) => session.onPassing((from, data) => {
    const [part, inner] = isRecord(data) ? [data['part'], data['data']] : []
    const passing = part === BOARD && inner !== undefined ? parseBoardPassing(inner) : null
    if (passing) told(from, passing)
  })
  if (!board) return null
  return (
    <Board
      board={board} you={you} teaches={teaches} online={online} looking={looking}
      nameOf={(id) => member(id)?.name ?? ''}
      leads={(id) => leadsClass(member(id)?.role ?? '')}
      ask={(move) => session.move({ part: BOARD, move })}
      pass={(data) => session.pass({ part: BOARD, data })}
      listen={listen} onDesk={setDesk} addressOf={addressOf}
      corner={teaches ? <BoardCorner board={board} /> : undefined}
    />
  )
}
