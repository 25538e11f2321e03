import type { MixedFrame, MixPicture, MixSound, Scene } from '../codec/mix-messages.ts'
import type { CodecNews, CodecOrder } from '../codec/messages.ts'

/** A mix in the codec process. */
export interface Mixing {
  change(scene: Scene): void
  /** False if the process is away or behind: pictures of this input begin anew with a keyframe. */
  push(input: number, frame: MixPicture | MixSound): boolean
  endInput(input: number): void
  close(): void
}

export interface MixingNeeds {
  readonly scene: Scene
  readonly onFrame: (frame: MixedFrame) => void
  /** The process is a new one: its clock begins at 0, and it knows no pictures. */
  readonly onReopened: () => void
  readonly onFailed: () => void
}

/** The mixes, on top of a process that may come and go. */
export interface Mixings {
  open(needs: MixingNeeds): Mixing
  take(news: CodecNews): void
  /** The process is a new one: opens all again. */
  reopen(): void
}

interface Open extends MixingNeeds {
  scene: Scene
  /** When the process died under it, ms. */
  deaths: readonly number[]
}

/** A mix under which the process dies so often in this time is given up: everybody's sound hangs on that process. */
const MOST_DEATHS = 3
const DEATHS_MS = 60_000

/** No mix is open. `send` answers whether it was sent. */
export function createMixings(send: (order: CodecOrder) => boolean, now: () => number): Mixings {
  const mixings = new Map<number, Open>()
  let lastId = 0
  return {
    open(needs) {
      lastId += 1
      const id = lastId
      const open: Open = { ...needs, deaths: [] }
      mixings.set(id, open)
      send({ type: 'mix', id, scene: needs.scene })
      return {
        change(scene) {
          open.scene = scene
          send({ type: 'mix', id, scene })
        },
        push: (input, frame) => send({ type: 'mix-input', id, input, frame }),
        endInput: (input) => void send({ type: 'mix-input-end', id, input }),
        close() {
          if (mixings.delete(id)) send({ type: 'mix', id, scene: null })
        },
      }
    },
    take(news) {
      if (news.type === 'mixed') mixings.get(news.id)?.onFrame(news.frame)
      if (news.type === 'mix-failed') mixings.get(news.id)?.onFailed()
    },
    reopen() {
      for (const [id, open] of [...mixings]) {
        open.deaths = [...open.deaths.filter((at) => now() - at < DEATHS_MS), now()]
        if (open.deaths.length >= MOST_DEATHS) {
          mixings.delete(id)
          open.onFailed()
          continue
        }
        send({ type: 'mix', id, scene: open.scene })
        open.onReopened()
      }
    },
  }
}
