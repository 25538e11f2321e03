import { View } from '@tarojs/components'
import { useEffect, useState, type ReactNode } from 'react'
import type { MemberId } from '#shared/room/state'
import type { LayoutMode } from '#shared/scenario/layout'
import { arrange } from '../grid-layout/arrange'
import type { Tile as TileFacts } from '../grid-layout/tile'
import { tiles } from '../store/select'
import { IconButton } from '../ui/icon-button'
import { useWords } from '../ui/preferences'
import { useBox } from '../ui/use-box'
import { MixedStage } from './mixed-stage'
import { PersonTile } from './person-tile'
import { ScreenTile } from './screen-tile'
import { classesOf } from '../ui/classes'
import styles from './stage.module.scss'
import { useCall, useLive } from './use-call'
import { useEnlarged } from './use-enlarged'
import { useLayout } from './use-layout'
import { useMixed } from './use-mixed'

const css = classesOf(styles)

export interface StageProps {
  /** Whoever has this role stands large; the host's if left out. */
  readonly mainRole?: string | undefined
  /** One person to be large instead. */
  readonly spotlight?: MemberId | null | undefined
  /** `strip` holds whatever this person likes otherwise: there is room for no other. */
  readonly mode?: LayoutMode | undefined
  /** A control on a person's tile. */
  readonly tool?: ((member: MemberId) => ReactNode) | undefined
  /** A fact behind a person's name. */
  readonly mark?: ((member: MemberId) => ReactNode) | undefined
}

const STAGE = 'stage'
const GAP = 8
/** More tiles than this on one page are too small to know a face. */
const MOST_TILES = 16

/** The people on stage and the screen that is shared, each in a tile or all in the picture that the server draws. */
export const Stage = (props: StageProps) => (useMixed() ? <MixedStage /> : <People {...props} />)

/** The people on stage and the screen, placed by the grid. */
function People({ mainRole, spotlight, mode, tool, mark }: StageProps) {
  const t = useWords()
  const { session, scenario, can } = useCall()
  const { chosen } = useLayout()
  const box = useBox(STAGE, mode)
  const [wanted, setPage] = useState(0)
  const all = useLive((live) => withSpotlight(tiles(live, mainRole ?? scenario.hostRole), spotlight ?? null), NOBODY)
  const enlarged = useEnlarged()
  const alone = all.filter(({ id }) => id === enlarged.id)
  const people = alone.length > 0 ? alone : all
  const screens = people.filter(({ screen }) => screen).map(({ id }) => id)
  const { placements, page, pages } = arrange({
    tiles: people,
    box: box ?? { width: 4, height: 3 },
    mode: mode === 'strip' || chosen === 'auto' || chosen === 'mix' ? (mode ?? scenario.layout) : chosen,
    gap: box ? GAP : 0,
    page: wanted,
    perPage: Math.max(1, Math.min(MOST_TILES, can().players)),
  })
  const shown = placements.map(({ id }) => id).join(' ')
  useEffect(() => { session.show(shown === '' ? [] : shown.split(' ')) }, [session, shown])
  return (
    <View id={STAGE} className={css('stage')}>
      {people.length === 0 && <View className={css('empty')}>{t('room.empty-stage')}</View>}
      {box && placements.map((place) => !screens.includes(place.id) && <PersonTile key={place.id} place={place} tool={tool?.(place.id)} mark={mark?.(place.id)} />)}
      {/* Behind the people: native players whose neighbours change may begin anew. */}
      {box && placements.map((place) => screens.includes(place.id) && <ScreenTile key={place.id} place={place} enlarged={enlarged} turned={box.width < box.height} />)}
      {pages > 1 && (
        <View className={css('pages')}>
          <IconButton icon='chevron-left' label={t('room.page.previous')} disabled={page === 0} onPress={() => setPage(page - 1)} />
          <View className={css('count')}>{t('room.page', { page: page + 1, pages })}</View>
          <IconButton icon='chevron-right' label={t('room.page.next')} disabled={page === pages - 1} onPress={() => setPage(page + 1)} />
        </View>
      )}
    </View>
  )
}

const NOBODY: readonly TileFacts[] = []

const withSpotlight = (people: readonly TileFacts[], spotlight: MemberId | null): readonly TileFacts[] =>
  spotlight === null ? people : people.map((tile) => ({ ...tile, main: tile.id === spotlight }))
