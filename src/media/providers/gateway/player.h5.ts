import { success } from '#shared/kernel/result'
import type { Result } from '#shared/kernel/result'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { StreamId } from '#shared/room/state'
import type { MediaNeeds, PlayerState } from '../../contract'
import type { Gate } from '../../gate'
import type { SoundOut } from '../../sound/sound-out'
import { isFinal } from './failure'
import { connectFlv } from './flv'
import type { Flows } from './health'
import { keepAlive } from '../../keep-alive'
import type { LineState } from '../../keep-alive'
import type { PeerFailure } from './peer'
import { createPatience } from './playing'
import type { Playing, PlayWish } from './playing'
import type { Reach } from './reach'
import { connectWhep } from './whep'
import type { Layer } from './tile-layers'
import type { SpareOffer } from './whep-offer'

export interface PlayerNeeds {
  readonly media: MediaNeeds
  readonly stream: StreamId
  readonly gate: Gate
  readonly sound: SoundOut
  readonly spare: SpareOffer
  readonly reach: Reach
  readonly layer: () => Layer
  readonly random: () => number
  told(state: PlayerState): void
  /** A new picture flows. */
  show(picture: HTMLVideoElement): void
}

/** Plays one stream as long as it is wanted, by WebRTC or, where that finds no way, by HTTP-FLV. */
export interface Player {
  wish(wish: PlayWish): void
  prefer(layer: Layer): void
  rebuild(): void
  poke(): void
  readonly flows: () => Flows | null
  loudness(): Promise<number>
  end(): void
}

/** Ends with the visit or by itself. */
export function createPlayer(visit: Scope, first: PlayWish, needs: PlayerNeeds): Player {
  const life = createScope(visit)
  const patience = createPatience()
  const wishes = createWishes(life, first)
  let held: Playing | null = null
  let shown = false

  const connect = async (tryLife: Scope, ring: () => void) => {
    const made = await byBestWay(tryLife, { wish: wishes.now, layer: needs.layer, sound: needs.sound, spare: needs.spare, patience, ring }, needs, held?.via === 'flv')
    needs.media.note({ at: Date.now(), what: made.ok ? `play:${made.value.via}` : `play:${made.failure}`, stream: needs.stream })
    if (!made.ok) return made
    const playing = made.value
    playing.hear(wishes.now().audio)
    // The tile may have been measured while the connection was made.
    playing.prefer(needs.layer())
    return success({ ...playing, well: () => playing.well() && wishes.fit(playing) })
  }
  const told = (state: LineState<Playing, PeerFailure>) => {
    held = state.held
    // The first one may be empty for a moment; a later one comes when it has something to show.
    if (held?.picture && (!shown || held.flowing())) needs.show(held.picture)
    shown ||= held !== null
    needs.told(playerStateOf(state))
  }
  const line = keepAlive(life, { gate: needs.gate, random: needs.random, connect, told, final: isFinal })
  return {
    wish(next) {
      wishes.change(next, line.poke)
      held?.hear(next.audio)
    },
    prefer: (layer) => held?.prefer(layer),
    rebuild: line.rebuild,
    poke: line.poke,
    flows: () => held?.flows() ?? null,
    loudness: async () => (await held?.loudness()) ?? 0,
    end: life.end,
  }
}

interface Wishes {
  readonly now: () => PlayWish
  /** Whether a connection is of the kind that is wanted. */
  fit(playing: Playing): boolean
  change(next: PlayWish, poke: () => void): void
}

/** A picture that comes into view is worth a new connection at once; one that nobody sees is let go after a while. */
function createWishes(life: Scope, first: PlayWish): Wishes {
  let wish = first
  let unseen = false
  let waiting = createScope(life)
  return {
    now: () => wish,
    fit: ({ via, video }) => via === 'flv' || (wish.video ? video : !unseen || !video),
    change(next, poke) {
      const turned = next.video !== wish.video
      wish = next
      if (!turned) return
      unseen = false
      waiting.end()
      waiting = createScope(life)
      if (next.video) return poke()
      after(waiting, UNSEEN_MS, () => {
        unseen = true
        poke()
      })
    },
  }
}

type Common = Parameters<typeof connectWhep>[1]

async function byBestWay(life: Scope, common: Common, { media, stream, reach }: PlayerNeeds, onFlv: boolean): Promise<Result<Playing, PeerFailure>> {
  const address = (of: 'whep' | 'flv') => media.playAddress(stream).then((reply): Result<string, FailureCode> => (reply.ok ? success(reply.value[of]) : reply))
  // Who plays by FLV already tries the better way only.
  if (reach.webrtc() || onFlv) {
    const attempt = createScope(life)
    const made = await connectWhep(attempt, common, address('whep'))
    if (made.ok) reach.learnt('open')
    if (made.ok || life.ended || onFlv || !blocked(made.failure)) return made
    attempt.end()
    reach.learnt('blocked')
    if (reach.webrtc()) return made
  }
  return connectFlv(life, common, address('flv'))
}

const blocked = (why: PeerFailure): boolean => why === 'no-way-through' || why === 'unsupported'

function playerStateOf({ held, attempt, why }: LineState<Playing, PeerFailure>): PlayerState {
  if (held?.flowing() && held.alive()) return { phase: 'playing', via: held.via, stalled: held.stalled() }
  if (why !== null && isFinal(why)) return { phase: 'failed', why }
  return attempt > 0 ? { phase: 'waiting', attempt } : { phase: 'starting' }
}

/** So long, in ms, a picture that nobody looks at is still received: people page to and fro. */
const UNSEEN_MS = 10_000
