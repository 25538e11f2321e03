import { useServices } from '../../call/use-services'
import type { Placement } from '../../grid-layout/tile'
import { useAnswer } from '../../store/use-session'
import { Tile } from '../../ui/tile'
import { Player } from './player'
import type { Replay } from './replay'
import type { ReplayTile } from './tiles'
import { useSay } from './use-say'

export interface ReplayPictureProps {
  readonly tile: ReplayTile
  readonly place: Placement
  readonly replay: Replay
}

/** One person at the replay's position: the picture, or the letter that stands for it. */
export function ReplayPicture({ tile, place, replay }: ReplayPictureProps) {
  const say = useSay()
  const { now } = useServices()
  const { stream, name, seen, open, microphone, hand, screen } = tile
  const player = useAnswer(replay.store, ({ players }) => players[stream])
  const state = seen && player === 'late' ? say('tile.late') : seen && player === 'failed' ? say('tile.failed') : null
  return (
    <Tile
      id={stream} place={place} name={screen && name !== '' ? say('picture.screen', { name }) : name} {...(screen ? { icon: 'screen-share' } as const : {})} microphone={microphone} speaking={false} hand={hand} quality='unknown' state={state} avatar={!seen || state !== null}
      words={{ hand: say('hand'), quality: '' }}
    >
      {open && <Player replay={replay} stretch={open} now={now} fit={screen ? 'contain' : 'cover'} />}
    </Tile>
  )
}
