import type { BoardState } from '#shared/board/contract'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'

/** How many may write, and the way to change it. */
export function BoardCorner({ board: { writers, everybodyWrites } }: { readonly board: BoardState }) {
  const say = useSay()
  const panel = useRoomPanel()
  const text = everybodyWrites ? say('board.writers.all') : say('board.writers', { count: writers.length })
  return <Button id='board-settings' icon='users' text={text} onPress={() => panel.toggle('own-board')} />
}
