import type { RecordingReply } from '#shared/protocol/http'
import type { MemberId, StreamId } from '#shared/room/state'
import type { Standing } from './people'
import { openAt, playingAt, type Reel, type Stretch } from './plan'

/** One picture of the replay at a moment. */
export interface ReplayTile {
  readonly stream: StreamId
  readonly name: string
  readonly main: boolean
  readonly screen: boolean
  /** When the stream first came, ms from the start: tiles are ordered by it. */
  readonly since: number
  /** Whether a picture is there; else the letter stands for it. */
  readonly seen: boolean
  /** The part to have open, or null. */
  readonly open: Stretch | null
  readonly microphone: 'on' | 'off' | null
  readonly hand: boolean
}

export interface TileNeeds {
  readonly recording: Pick<RecordingReply, 'startedAt' | 'people'>
  readonly reels: readonly Reel[]
  readonly standing: (id: MemberId, at: number) => Standing
  readonly mainRole: string | null
}

/** A player opens its file so long before it is its turn. */
export const LEAD_MS = 3_000

/** Who has a tile at a position: each person in the room who ever sent something, and each screen while it is shared. */
export function tilesAt({ recording, reels, standing, mainRole }: TileNeeds, position: number): readonly ReplayTile[] {
  const owners = new Set<MemberId>()
  return reels.flatMap((reel) => {
    const whole = reel.source === 'screen' || reel.source === 'mix'
    const { here, microphone, hand } = standing(reel.owner, recording.startedAt + position)
    const playing = playingAt(reel, position)
    const isFirst = !owners.has(reel.owner) && !whole
    if (isFirst) owners.add(reel.owner)
    if (!playing && !(isFirst && here)) return []
    const person = recording.people.find(({ id }) => id === reel.owner)
    return [{
      stream: reel.stream,
      name: person?.name ?? '',
      main: isFirst && person !== undefined && person.role === mainRole,
      screen: whole,
      since: reel.stretches[0]?.from ?? 0,
      seen: playing?.stretch.part.video === true,
      open: openAt(reel, position, LEAD_MS),
      microphone: isFirst ? microphone : null,
      hand: isFirst && hand,
    }]
  })
}
