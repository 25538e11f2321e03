import type { Logger } from 'pino'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { Hub } from '../stream/create-hub.ts'
import type { ClipNews, ClipOrder, Clips } from './contract.ts'
import { filmsOf } from './cut.ts'
import type { CutOutcome, OnBroken } from './cut.ts'
import { createCutter } from './cutter.ts'
import { createKeptRooms } from './kept-rooms.ts'

interface Needs {
  readonly hub: Hub
  /** Where recordings lie, clips among them. */
  readonly folder: string
  readonly log: Logger
  readonly unixNow: () => number
  /** What an earlier process left open is whole. */
  readonly mended: Promise<void>
}

/** Sound that is converted, and pictures that wait for a lost packet, come so much behind their time. */
const SETTLE_MS = 250
/** An end farther ahead is not waited for. */
const MOST_AHEAD_MS = 65_000
/** Orders that are waited for or carried out at once. */
const MAX_OPEN = 64

interface Waiting {
  readonly order: ClipOrder
  readonly life: Scope
}

/** Nothing is kept yet. */
export function createClips({ hub, folder, log, unixNow, mended }: Needs, scope: Scope): Clips {
  const listeners = new Set<(news: ClipNews) => void>()
  const waiting = new Map<string, Waiting>()
  const inRoom = (room: string): readonly Waiting[] => [...waiting.values()].filter(({ order }) => order.room === room)
  const rooms = createKeptRooms({ hub, unixNow, neededSince: (room) => Math.min(...inRoom(room).map(({ order }) => order.from)) }, scope)
  const onBroken: OnBroken = (stream, error) => log.warn({ stream, err: error }, 'a stream is missing in a clip, or a part of it')
  const cutter = createCutter({ folder, unixNow, mended, onBroken })
  const tell = ({ room, clip }: ClipOrder, outcome: CutOutcome): void => {
    log.info({ room, clip, ...outcome }, 'clip')
    for (const listener of listeners) listener({ ...outcome, room, clip })
  }
  const begin = ({ order, life }: Waiting): void => {
    life.end()
    waiting.delete(order.clip)
    void cutter.cut(order, filmsOf(rooms.streamsOf(order.room), order)).then((outcome) => tell(order, outcome))
  }
  return {
    get kept() {
      return rooms.kept
    },
    keep: rooms.keep,
    clip(order) {
      if (waiting.has(order.clip) || cutter.has(order.clip)) return
      if (waiting.size + cutter.count >= MAX_OPEN) return tell(order, { type: 'clip-failed', why: 'busy' })
      const one = { order, life: createScope(scope) }
      waiting.set(order.clip, one)
      after(one.life, Math.max(0, Math.min(order.to - unixNow(), MOST_AHEAD_MS) + SETTLE_MS), () => begin(one))
    },
    endRoom(room) {
      inRoom(room).forEach(begin)
      rooms.keep(room, 0)
    },
    listen(listener, until) {
      listeners.add(listener)
      until.onEnd(() => listeners.delete(listener))
    },
  }
}
