import { View } from '@tarojs/components'
import type { BoardMove, BoardState } from '#shared/board/contract'
import { useSay } from '../../../../call/use-say'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import styles from './board-panel.module.scss'
import { useBoardPlace } from './board-place'

const css = classesOf(styles)

/** A student, as the board's panel lists them. */
export interface Pupil {
  readonly id: string
  readonly name: string
}

export interface PrivateWorkProps {
  readonly board: BoardState
  readonly pupils: readonly Pupil[]
  readonly ask: (move: BoardMove) => void
}

/** Each student on a sheet of their own: who drew, a look at it, and showing it to all. */
export function PrivateWork({ board: { pages, current }, pupils, ask }: PrivateWorkProps) {
  const say = useSay()
  const { looking, look } = useBoardPlace()
  const page = pages.find(({ id }) => id === current)
  if (!page) return null
  const { work, elements } = page
  const end = () => {
    look(null)
    ask({ type: 'work', page: current, open: false })
  }
  return (
    <View className={css('part')}>
      <View className={css('title')}>{say('board.work')}</View>
      <View className={css('soft')}>{say('board.work.about')}</View>
      {work && pupils.map(({ id, name }) => {
        const count = elements.filter(({ sheet }) => sheet === id).length
        const shown = work.shown.includes(id)
        return (
          <View key={id} id={`board-sheet-${id}`} className={css('row')}>
            <View className={css('name')}>
              {name}
              <View className={css('soft')}>{count > 0 ? say('board.work.drew', { count }) : say('board.work.empty')}</View>
            </View>
            {count > 0 && <Button text={say(looking === id ? 'board.work.looking' : 'board.work.look')} look={looking === id ? 'primary' : 'quiet'} onPress={() => look(looking === id ? null : id)} />}
            {(count > 0 || shown) && <Button text={say(shown ? 'board.show.back' : 'board.show')} look='quiet' onPress={() => ask({ type: 'show', page: current, member: id, shown: !shown })} />}
          </View>
        )
      })}
      {work?.open === true
        ? <Button id='board-work-end' text={say('board.work.end')} wide onPress={end} />
        : <Button id='board-work-begin' text={say('board.work.begin')} wide onPress={() => ask({ type: 'work', page: current, open: true })} />}
    </View>
  )
}
