import { View } from '@tarojs/components'
import type { BoardMove, BoardState } from '#shared/board/contract'
import { useCall, useLive } from '../../../../call/use-call'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { classesOf } from '../../../../ui/classes'
import { Panel } from '../../../../ui/panel'
import { useWords } from '../../../../ui/preferences'
import { BOARD, readClassBoard } from '../../law/board/reduce'
import styles from './board-panel.module.scss'
import { ExportBoard } from './export-board'
import { PrivateWork, type Pupil } from './private-work'
import { SwitchRow } from './switch-row'
import { useTeaching } from '../use-class'

const css = classesOf(styles)

/** Who may write, private work, and export. */
export function BoardPanel() {
  const t = useWords()
  const say = useSay()
  const { session } = useCall()
  const { close } = useRoomPanel()
  const teaches = useTeaching()
  const board = useLive(({ room }) => readClassBoard(room.law), null)
  const pupils = useLive<readonly Pupil[]>(({ room }) => room.members.filter(({ role }) => role === 'student').map(({ id, name }) => ({ id, name })), NOBODY)
  const ask = (move: BoardMove) => void session.move({ part: BOARD, move })
  if (!board || !teaches) return null
  return (
    <Panel title={say('board.settings')} closeLabel={t('app.close')} onClose={close}>
      <Rights board={board} pupils={pupils} ask={ask} />
      <PrivateWork board={board} pupils={pupils} ask={ask} />
      <ExportBoard board={board} />
    </Panel>
  )
}

const NOBODY: readonly Pupil[] = []

function Rights({ board: { writers, everybodyWrites, ownOnly }, pupils, ask }: { readonly board: BoardState; readonly pupils: readonly Pupil[]; readonly ask: (move: BoardMove) => void }) {
  const say = useSay()
  return (
    <View className={css('part')}>
      <View className={css('title')}>{say('board.rights')}</View>
      <SwitchRow id='board-everybody' text={say('board.everybody')} on={everybodyWrites} onChange={(on) => ask({ type: 'rights.all', everybodyWrites: on, ownOnly })} />
      <SwitchRow id='board-own-only' text={say('board.own-only')} on={ownOnly} onChange={(on) => ask({ type: 'rights.all', everybodyWrites, ownOnly: on })} />
      <View className={css('line')} />
      {pupils.length === 0 && <View className={css('soft')}>{say('board.nobody')}</View>}
      {pupils.map(({ id, name }) => (
        <SwitchRow key={id} id={`board-writes-${id}`} text={name} on={everybodyWrites || writers.includes(id)} disabled={everybodyWrites} onChange={(writes) => ask({ type: 'rights', member: id, writes })} />
      ))}
    </View>
  )
}
