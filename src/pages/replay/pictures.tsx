import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LayoutMode } from '#shared/scenario/layout'
import { useServices } from '../../call/use-services'
import { arrange } from '../../grid-layout/arrange'
import { useAnswer } from '../../store/use-session'
import { announced, aria } from '../../ui/aria'
import { classesOf } from '../../ui/classes'
import { Drawn } from '../../ui/icon'
import { IconButton } from '../../ui/icon-button'
import { Press } from '../../ui/press'
import { Spinner } from '../../ui/spinner'
import { useBox } from '../../ui/use-box'
import { drawings } from './drawings'
import styles from './pictures.module.scss'
import { Player, playerCan } from './player'
import type { Replay } from './replay'
import { ReplayPicture } from './replay-picture'
import { tilesAt, type TileNeeds } from './tiles'
import { useSay } from './use-say'

const css = classesOf(styles)
const STAGE = 'replay-stage'
const GAP = 8

export interface PicturesProps {
  readonly scene: TileNeeds
  readonly layout: LayoutMode
  readonly replay: Replay
}

/** Everybody's pictures at the replay's position; pressing them plays and pauses. */
export function Pictures({ scene, layout, replay }: PicturesProps) {
  const say = useSay()
  const { now } = useServices()
  const box = useBox(STAGE)
  const [wanted, setPage] = useState(0)
  const tiles = useAnswer(replay.store, ({ position }) => tilesAt(scene, position))
  const mode = useAnswer(replay.store, ({ clock }) => clock.mode)
  const { placements, page, pages } = arrange({
    tiles: tiles.map(({ stream, main, screen, since }) => ({ id: stream, main, screen, since, speaking: false })),
    box: box ?? { width: 16, height: 9 },
    mode: layout,
    gap: box ? GAP : 0,
    page: wanted,
    perPage: playerCan.players,
  })
  const shown = placements.flatMap((place) => tiles.filter(({ stream }) => stream === place.id).map((tile) => ({ tile, place })))
  const heard = tiles.filter(({ stream, open }) => open?.part.audio === true && !placements.some(({ id }) => id === stream)).slice(0, Math.max(0, playerCan.players - shown.length))
  return (
    <View id={STAGE} className={css('stage')} {...aria('group', say('stage.name'))} onClick={replay.toggle}>
      {scene.reels.length === 0 && <View className={css('center', 'empty')}>{say('page.empty')}</View>}
      {/* What comes and goes over the pictures stays in the tree: players whose neighbours change may begin anew. */}
      {box && shown.map(({ tile, place }) => <ReplayPicture key={tile.stream} tile={tile} place={place} replay={replay} />)}
      {heard.map(({ stream, open }) => open && <View key={stream} className={css('unseen')}><Player replay={replay} stretch={open} now={now} fit='cover' /></View>)}
      <View className={css('center', 'waiting', mode !== 'waiting' && 'gone')} {...announced}><View className={css('plate')}>{mode === 'waiting' && <Spinner text={say('waiting')} />}</View></View>
      <View className={css('center', (mode !== 'paused' || scene.reels.length === 0) && 'gone')}><Press className={css('start')} label={say('play')} onPress={() => undefined}><Drawn inside={drawings.play} size={30} /></Press></View>
      {pages > 1 && (
        <View className={css('pages')} onClick={(event) => event.stopPropagation()}>
          <IconButton icon='chevron-left' label={say('page.previous')} disabled={page === 0} onPress={() => setPage(page - 1)} />
          <View className={css('count')}>{page + 1} / {pages}</View>
          <IconButton icon='chevron-right' label={say('page.next')} disabled={page === pages - 1} onPress={() => setPage(page + 1)} />
        </View>
      )}
    </View>
  )
}
