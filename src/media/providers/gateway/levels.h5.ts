import type { StoreApi } from 'zustand/vanilla'
import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { MediaRoomState } from '../../contract'
import type { LocalMedia } from '../../devices/local-media'
import { withLevel } from '../../room-state'
import type { Players } from './players'
import type { Publisher } from './publisher'

interface LevelNeeds {
  readonly store: StoreApi<MediaRoomState>
  readonly local: LocalMedia
  readonly publisher: Publisher
  readonly players: Players
}

/** Asks everybody how loud they are, as long as the visit lasts. */
export function measureLevels(visit: Scope, { store, local, publisher, players }: LevelNeeds) {
  const tell = (key: string, level: number) => {
    if (!visit.ended) store.setState((room) => withLevel(room, key, level))
  }
  const ask = (key: string, loudness: Promise<number>) => void loudness.then((level) => tell(key, level), () => tell(key, 0))
  every(visit, PERIOD_MS, () => {
    if (local.store.getState().microphone.state === 'on') ask('local', publisher.loudness())
    else tell('local', 0)
    for (const [stream, player] of players.entries()) ask(stream, player.loudness())
    for (const key of Object.keys(store.getState().levels)) if (key !== 'local' && !players.has(key)) tell(key, 0)
  })
}

const PERIOD_MS = 200
