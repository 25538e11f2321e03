import { after, createScope, every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { lineOf } from '../wire/media-kind.ts'
import type { Layer } from '../wire/media-kind.ts'
import { sequenceDistance } from '../wire/rtp.ts'
import type { LineOut } from './line-out.ts'
import type { Packet } from './packets.ts'
import type { Track } from './track.ts'

/** The two pictures of a stream, by their lines. */
export type Pictures = Readonly<Record<'video' | 'small', Track>>

/** The picture of one viewer: it begins with a keyframe, and changes to the other layer at one. */
export interface PictureLine {
  /** The layer that a keyframe is waited for, to begin or to change; null while nothing is waited for. */
  readonly awaits: Layer | null
  /** The layer that is seen, or will be first. */
  readonly layer: Layer
  write(line: 'video' | 'small', packet: Packet): void
  /** Sends what was kept since the latest keyframe, if that is not older than `oldestMs` or longer than can be kept. */
  replay(oldestMs: number): 'replaying' | 'nothing-kept'
  /** Sends what was kept, however old it is, if nothing was sent `ms` later. */
  replayLater(ms: number): void
  /** This layer from its next whole keyframe on. */
  aim(layer: Layer): void
  /** Another source took over: the next picture must be a keyframe. */
  restart(): void
}

type Phase = { readonly phase: 'waiting' } | { readonly phase: 'replaying'; readonly pace: Scope } | { readonly phase: 'live' }

interface Needs {
  readonly out: LineOut
  readonly pictures: Pictures
  readonly now: () => number
}

/** The pace of a replay: fast enough to be done within a few frames, slow enough for socket buffers. */
const REPLAY_PACKETS = 25
const REPLAY_PERIOD_MS = 4
/** Longer groups are not replayed: their beginning may be overwritten before it is sent. */
export const LONGEST_REPLAY = { video: 1_900, small: 400 } as const
/** A whole keyframe of the other layer is good for a change for so long. */
const CHANGE_WITHIN_MS = 400
/** The last picture of the layer that is left is waited for, but not longer. */
const FINISH_MS = 100

/** Waits for the big picture; replays end with `scope`. */
export function createPictureLine({ out, pictures, now }: Needs, scope: Scope): PictureLine {
  const state: State = { out, pictures, now, phase: { phase: 'waiting' }, on: 'big', aimed: 'big' }
  scope.onEnd(() => enter(state, { phase: 'waiting' }))
  const replay = (oldestMs: number): 'replaying' | 'nothing-kept' => {
    const { keyframe } = pictures[lineOf(state.aimed)]
    return keyframe === null || now() - keyframe.atMs > oldestMs ? 'nothing-kept' : replayFrom(state, keyframe.sequence)
  }
  return {
    get awaits() {
      return state.phase.phase === 'waiting' || changes(state) ? state.aimed : null
    },
    get layer() {
      return state.phase.phase === 'waiting' ? state.aimed : state.on
    },
    write(line, packet) {
      if (state.phase.phase === 'waiting' && !begins(state, line, packet)) return
      if (line !== lineOf(state.on)) out.sendLate(pictures[line], packet)
      else if (state.phase.phase === 'live') out.send(packet)
      if (changes(state)) change(state)
    },
    replay,
    replayLater: (ms) => after(scope, ms, () => void (state.phase.phase === 'waiting' && replay(Infinity))),
    aim(layer) {
      state.aimed = layer
      if (changes(state)) change(state)
    },
    restart: () => enter(state, { phase: 'waiting' }),
  }
}

interface State extends Needs {
  phase: Phase
  /** The layer that goes out, and the one that is to. */
  on: Layer
  aimed: Layer
}

const changes = ({ phase, on, aimed }: State): boolean => on !== aimed && phase.phase === 'live'

function enter(state: State, next: Phase): void {
  if (state.phase.phase === 'replaying') state.phase.pace.end()
  state.phase = next
}

/** Whether the picture begins with this packet. */
function begins(state: State, line: 'video' | 'small', packet: Packet): boolean {
  if (line !== lineOf(state.aimed) || !packet.key) return false
  enter(state, { phase: 'live' })
  state.on = state.aimed
  state.out.turnTo(state.pictures[line], packet)
  return true
}

/** To the other layer, if that has a whole keyframe and the picture that is being sent is done. */
function change(state: State): void {
  const { out, pictures, now, aimed } = state
  const { whole } = pictures[lineOf(aimed)]
  const ageMs = whole === null ? Infinity : now() - whole.atMs
  if (whole === null || ageMs > CHANGE_WITHIN_MS || (out.midway && ageMs < FINISH_MS)) return
  replayFrom(state, whole.sequence)
}

/** Sends what was kept of the layer that is aimed at. */
function replayFrom(state: State, sequence: number): 'replaying' | 'nothing-kept' {
  const { out, aimed } = state
  const track = state.pictures[lineOf(aimed)]
  const first = track.find(sequence)
  if (first === undefined || sequenceDistance(sequence, track.last) > LONGEST_REPLAY[lineOf(aimed)]) return 'nothing-kept'
  const pace = createScope()
  enter(state, { phase: 'replaying', pace })
  state.on = aimed
  out.turnTo(track, first)
  sendKept(sequence, { out, track, pace, done: () => enter(state, { phase: 'live' }) })
  return 'replaying'
}

interface Kept {
  readonly out: LineOut
  readonly track: Track
  readonly pace: Scope
  readonly done: () => void
}

function sendKept(first: number, { out, track, pace, done }: Kept): void {
  let next = first
  const step = (): void => {
    for (let sent = 0; sent < REPLAY_PACKETS; sent += 1) {
      if (sequenceDistance(next, track.last) < 0) return done()
      const packet = track.find(next)
      if (packet !== undefined) out.send(packet)
      next = (next + 1) & 0xffff
    }
  }
  every(pace, REPLAY_PERIOD_MS, step)
  step()
}
