import type { Scope } from '#shared/kernel/scope'
import { mixStreamOf } from '#shared/room/state'
import { AAC_OUT } from '../codec/aac-out.ts'
import type { MixedFrame } from '../codec/mix-messages.ts'
import type { MixPlan } from '../control/messages.ts'
import type { Hub } from '../stream/create-hub.ts'
import type { AvcConfig, Frame, FramePublisher } from '../stream/frames.ts'
import { ownGrant } from '../stream/grant.ts'
import { NAL, nalType, readAvcRecord, splitAvcc } from '../wire/avc.ts'
import { createInputs } from './inputs.ts'
import type { Wanted } from './inputs.ts'
import type { Mixings } from './mixings.ts'
import { sceneOf, seenIn } from './scene.ts'

interface Needs {
  readonly room: string
  readonly plan: MixPlan
  readonly hub: Hub
  readonly mixings: Mixings
  /** Monotonic, in ms. */
  readonly now: () => number
  readonly unixNow: () => number
  readonly onFailed: () => void
}

/** One room's mix. */
export interface RoomMix {
  change(plan: MixPlan): void
}

/** Begins it: the stream is there with its first picture, whoever is in it yet. Null if the stream can't be published. */
export function mixRoom({ room, plan: opening, hub, mixings, now, unixNow, onFailed }: Needs, life: Scope): RoomMix | null {
  const publisher = publish(room, hub, unixNow, onFailed)
  if (publisher === null) return null
  let plan = opening
  let beganAt = now()
  const toFrame = createFrames()
  const mixing = mixings.open({
    scene: sceneOf(plan, () => null),
    onFrame(mixed) {
      const frame = toFrame(mixed, beganAt)
      if (frame !== null) publisher.write(frame)
    },
    onReopened() {
      beganAt = now()
      inputs.renew()
      mixing.change(sceneOf(plan, inputs.numberOf))
    },
    onFailed,
  })
  const inputs = createInputs({ room, hub, push: mixing.push, onEnd: mixing.endInput, onChange: () => show(), unixNow }, life)
  const show = (): void => {
    if (life.ended) return
    inputs.want(wantedOf(plan))
    mixing.change(sceneOf(plan, inputs.numberOf))
  }
  life.onEnd(() => {
    mixing.close()
    publisher.end()
  })
  hub.listen((news) => news.type === 'started' && news.live.room === room && show(), life)
  show()
  return {
    change(next) {
      plan = next
      show()
    },
  }
}

function publish(room: string, hub: Hub, unixNow: () => number, onFailed: () => void): FramePublisher | null {
  const grant = ownGrant('mixer', { room, stream: mixStreamOf(room), direction: 'publish' }, unixNow())
  const published = hub.publishFrames(grant, onFailed)
  return published.ok ? published.value : null
}

/** Pictures of whoever is seen, the sound of all. */
function wantedOf(plan: MixPlan): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  for (const { sounds } of plan.tiles) for (const stream of sounds) wanted.set(stream, { video: false, audio: true })
  for (const { picture } of seenIn(plan)) if (picture !== null) wanted.set(picture, { video: true, audio: wanted.has(picture) })
  return wanted
}

const LENGTH_BYTES = 4
/** What is no picture: parameter sets stand in the configuration. */
const NO_PICTURE: readonly number[] = [NAL.sps, NAL.pps, NAL.delimiter, NAL.sei]

/** Frames of what the codec process made. */
function createFrames(): (mixed: MixedFrame, beganAt: number) => Frame | null {
  let config: AvcConfig | null = null
  return (mixed, beganAt) => {
    const dtsMs = beganAt + mixed.atMs
    const data = Buffer.from(mixed.data.buffer, mixed.data.byteOffset, mixed.data.byteLength)
    if (mixed.kind === 'audio') return { kind: 'audio', dtsMs, config: AAC_OUT, data }
    if (mixed.description !== null) config = configOf(mixed.description)
    const nals = splitAvcc(data, LENGTH_BYTES)
    return config === null || !nals.ok ? null : { kind: 'video', dtsMs, ptsMs: dtsMs, key: mixed.key, config, nals: nals.value.filter((nal) => !NO_PICTURE.includes(nalType(nal))) }
  }
}

function configOf(description: Uint8Array): AvcConfig | null {
  const record = readAvcRecord(Buffer.from(description))
  if (!record.ok) return null
  const { sps: [sps], pps: [pps] } = record.value
  return sps === undefined || pps === undefined ? null : { sps, pps }
}
