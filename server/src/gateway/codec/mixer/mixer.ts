import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { MixedFrame, MixPicture, MixSound, Scene } from '../mix-messages.ts'
import { createAudioInput } from './audio-input.ts'
import type { AudioInput } from './audio-input.ts'
import { createPictureEncoder } from './encode-picture.ts'
import { createPainter } from './painter.ts'
import type { Painter } from './painter.ts'
import type { Picture } from './picture.ts'
import { createPlayout } from './playout.ts'
import { mixSound } from './mix-sound.ts'
import { createVideoInput } from './video-input.ts'
import type { VideoInput } from './video-input.ts'

/** One picture and one sound of many, at a steady pace, whatever its inputs do. */
export interface Mixer {
  change(scene: Scene): void
  push(input: number, frame: MixPicture | MixSound): void
  endInput(input: number): void
  close(): void
}

interface Needs {
  readonly scene: Scene
  readonly onFrame: (frame: MixedFrame) => void
  readonly onFailed: () => void
  /** Monotonic, in ms. */
  readonly now: () => number
}

const FPS = 20
const PERIOD_MS = 1_000 / FPS
/** A picture that is older is no picture of now: the name's letter stands for it. */
const STALE_MS = 3_000

/** Begins at once, with whatever the scene has. */
export function createMixer(needs: Needs, parent: Scope): Mixer {
  const life = createScope(parent)
  try {
    return openMixer(needs, life)
  } catch (error) {
    life.end()
    throw error
  }
}

function openMixer({ scene, onFrame, onFailed, now }: Needs, life: Scope): Mixer {
  const beganAt = now()
  const clock = (): number => now() - beganAt
  const inputs = createInputs(clock, life)
  const fail = (): void => {
    if (life.ended) return
    life.end()
    onFailed()
  }
  const painter = createPainter(scene)
  let tiles = scene.tiles
  const encoder = createPictureEncoder({ ...scene, fps: FPS, onFrame, onFailed: fail })
  life.onEnd(encoder.close)
  mixSound({ inputs: () => inputs.all().map(([, { audio }]) => audio), onFrame, onFailed: fail, now: clock }, life)
  atPace(life, clock, async (at) => {
    const picture = await compose(painter, inputs, tiles, at)
    if (!life.ended) encoder.encode(picture, at)
  }, fail)
  return {
    change(next) {
      painter.change(next.tiles)
      tiles = next.tiles
    },
    push(id, frame) {
      if (life.ended) return
      const input = inputs.of(id)
      if (frame.kind === 'video') input.video.push(frame)
      else input.audio.push(frame)
    },
    endInput: inputs.end,
    close: life.end,
  }
}

interface Input {
  readonly video: VideoInput
  readonly audio: AudioInput
}

interface Inputs {
  find(id: number): Input | undefined
  /** Made if need be. */
  of(id: number): Input
  all(): readonly (readonly [number, Input])[]
  end(id: number): void
}

const SAMPLES_PER_MS = 48

function createInputs(now: () => number, life: Scope): Inputs {
  const inputs = new Map<number, Input>()
  const make = (id: number): Input => {
    const playout = createPlayout()
    const made = { video: createVideoInput(playout, now), audio: createAudioInput(playout, now, (ms) => Math.round(ms * SAMPLES_PER_MS)) }
    inputs.set(id, made)
    return made
  }
  const end = (id: number): void => {
    inputs.get(id)?.video.close()
    inputs.get(id)?.audio.close()
    inputs.delete(id)
  }
  life.onEnd(() => [...inputs.keys()].forEach(end))
  return { find: (id) => inputs.get(id), of: (id) => inputs.get(id) ?? make(id), all: () => [...inputs], end }
}

async function compose(painter: Painter, inputs: Inputs, tiles: Scene['tiles'], at: number): Promise<Picture> {
  const advanced = await Promise.all(inputs.all().map(async ([id, { video }]) => ((await video.advance(at)) ? [id] : [])))
  const patient = new Set(tiles.filter((tile) => tile.patient).map(({ input }) => input))
  const pictureOf = (id: number): Picture | null => {
    const video = inputs.find(id)?.video
    if (video === undefined) return null
    return patient.has(id) || at - video.lastAt < STALE_MS ? video.picture : null
  }
  return painter.paint(pictureOf, new Set(advanced.flat()))
}

/** Acts at each period's time; what was missed is left out. */
function atPace(life: Scope, clock: () => number, act: (at: number) => Promise<void>, onFault: () => void): void {
  let next = PERIOD_MS
  const step = (): void => {
    const at = next
    next = Math.max(next + PERIOD_MS, Math.floor(clock() / PERIOD_MS) * PERIOD_MS)
    act(at).then(() => after(life, Math.max(0, next - clock()), step), onFault)
  }
  after(life, PERIOD_MS, step)
}
