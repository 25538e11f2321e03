import type { StoreApi } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { MediaNeeds, MediaRoom, MediaRoomState, PlayerState } from '../../contract'
import { createGate } from '../../gate'
import { withPlayer } from '../../room-state'
import type { SoundOut } from '../../sound/sound-out'
import { createPlayer } from './player'
import type { Player } from './player'
import type { PlayWish } from './playing'
import { createReach } from './reach'
import { createTileLayers } from './tile-layers'
import type { TileLayers } from './tile-layers'
import type { Pictures } from './views'
import { createSpareOffer } from './whep-offer'

/** The players of the streams that are wanted now. */
export interface Players {
  readonly want: MediaRoom['want']
  readonly measured: TileLayers['measured']
  readonly has: (stream: StreamId) => boolean
  readonly all: () => readonly Player[]
  readonly entries: () => ReadonlyArray<readonly [StreamId, Player]>
  rebuild(): void
}

interface PlayersNeeds {
  readonly media: MediaNeeds
  readonly store: StoreApi<MediaRoomState>
  readonly pictures: Pictures
  readonly sound: SoundOut
}

/** They share one knowledge of the way to the gateway, and one gate. */
export function createPlayers(visit: Scope, { media, store, pictures, sound }: PlayersNeeds): Players {
  const reach = createReach()
  const spare = somebodyIsThere(media) ? createSpareOffer(visit) : { take: () => null }
  const gate = createGate(AT_ONCE)
  const players = new Map<StreamId, Player>()
  const layers = createTileLayers(visit, (stream, layer) => players.get(stream)?.prefer(layer))
  const told = (stream: StreamId, state: PlayerState | null) => store.setState((room) => withPlayer(room, stream, state))
  const play = (stream: StreamId, wish: PlayWish): Player => createPlayer(visit, wish, {
    media, stream, gate, sound, spare, reach,
    random: Math.random, layer: () => layers.of(stream),
    told: (state) => told(stream, state),
    show: (picture) => pictures.setState({ [stream]: picture }),
  })
  const letGo = (stream: StreamId, player: Player) => {
    players.delete(stream)
    player.end()
    told(stream, null)
    pictures.setState(({ [stream]: _gone, ...others }) => others, true)
  }
  return {
    want(streams) {
      if (visit.ended) return
      const wanted = new Map(streams.slice(0, MOST_PLAYERS).map((stream) => [stream.id, stream]))
      for (const [id, player] of players) if (!wanted.has(id)) letGo(id, player)
      for (const [id, wish] of wanted) {
        const player = players.get(id)
        if (player) player.wish(wish)
        else players.set(id, play(id, wish))
      }
    },
    measured: layers.measured,
    has: (stream) => players.has(stream),
    all: () => [...players.values()],
    entries: () => [...players],
    rebuild() {
      reach.forget()
      players.forEach((player) => player.rebuild())
    },
  }
}

const somebodyIsThere = ({ grant }: MediaNeeds): boolean => grant.engine === 'gateway' && grant.play.length > 0

/** Most streams at once. */
export const MOST_PLAYERS = 32
/** New connections at once: handshakes cost both sides some milliseconds of a core. */
const AT_ONCE = 4
