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
import { keepAlive } from './keep-alive'
import type { LineState } from './keep-alive'
import type { PeerFailure } from './peer'
import { createPatience } from './playing'
import type { Picture, Playing, PlayWish } from './playing'
import type { Reach } from './reach'
import { connectWhep } from './whep'

export interface PlayerNeeds {
  readonly media: MediaNeeds
  readonly stream: StreamId
  readonly gate: Gate
  readonly sound: SoundOut
  readonly reach: Reach
  readonly random: () => number
  told(state: PlayerState): void
  /** A new picture flows. */
  show(picture: Picture): void
}

/** Plays one stream as long as it is wanted, by WebRTC or, where that finds no way, by HTTP-FLV. */
export interface Player {
  wish(wish: PlayWish): void
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
  let wish = first
  let spare = createScope(life)
  let unseen = false
  let held: Playing | null = null

  const connect = async (tryLife: Scope, ring: () => void) => {
    const common = { wish: () => wish, sound: needs.sound, patience, ring }
    const onFlv = held?.via === 'flv'
    const made = await byBestWay(tryLife, common, needs, onFlv)
    needs.media.note({ at: Date.now(), what: made.ok ? `play:${made.value.via}` : `play:${made.failure}`, stream: needs.stream })
    if (!made.ok) return made
    made.value.hear(wish.audio)
    const { well } = made.value
    // A picture that came into view, or that nobody has seen for long, is worth a connection of the right kind.
    return success({ ...made.value, well: () => well() && (made.value.via === 'flv' || (wish.video ? made.value.video : !unseen || !made.value.video)) })
  }
  const told = (state: LineState<Playing, PeerFailure>) => {
    held = state.held
    if (held?.flowing() && held.picture) needs.show(held.picture)
    needs.told(playerStateOf(state))
  }
  const line = keepAlive(life, { gate: needs.gate, random: needs.random, connect, told, final: isFinal })
  return {
    wish(next) {
      if (next.video === wish.video && next.audio === wish.audio) return
      wish = next
      held?.hear(next.audio)
      spare.end()
      spare = createScope(life)
      unseen = false
      if (!next.video) after(spare, UNSEEN_MS, () => {
        unseen = true
        line.poke()
      })
      line.poke()
    },
    rebuild: line.rebuild,
    poke: line.poke,
    flows: () => held?.flows() ?? null,
    loudness: async () => (await held?.loudness()) ?? 0,
    end: life.end,
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
