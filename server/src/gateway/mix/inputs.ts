import type { Scope } from '#shared/kernel/scope'
import type { MixPicture, MixSound } from '../codec/mix-messages.ts'
import type { Hub } from '../stream/create-hub.ts'
import type { FrameReader, VideoFrame } from '../stream/frames.ts'
import { ownGrant } from '../stream/grant.ts'
import { isPlayableSps, sampleOf, writeAvcRecord } from '../wire/avc.ts'
import { codecOf, sizeOf } from '../wire/sps.ts'

/** Which kinds of a stream the mix needs. */
export interface Wanted {
  readonly video: boolean
  readonly audio: boolean
}

/** The streams that flow into one mix. */
export interface Inputs {
  /** The stream's number in the mix, or null while it is not live. */
  numberOf(stream: string): number | null
  /** Takes what is live of these, lets go of others. */
  want(streams: ReadonlyMap<string, Wanted>): void
  /** The codec process knows nothing any more: all begin anew with kept pictures. */
  renew(): void
}

interface Needs {
  readonly room: string
  readonly hub: Pick<Hub, 'isLive' | 'readFrames' | 'requestKeyframe'>
  readonly push: (input: number, frame: MixPicture | MixSound) => boolean
  readonly onEnd: (input: number) => void
  /** A stream went away by itself. */
  readonly onChange: () => void
  readonly unixNow: () => number
}

interface Input {
  readonly number: number
  wanted: Wanted
  leave: () => void
}

/** No stream flows yet; all end with the mix's life. */
export function createInputs(needs: Needs, life: Scope): Inputs {
  const inputs = new Map<string, Input>()
  let lastNumber = 0
  const letGo = (stream: string, { number, leave }: Input): void => {
    inputs.delete(stream)
    leave()
    needs.onEnd(number)
  }
  const attach = (stream: string, wanted: Wanted): void => {
    lastNumber += 1
    const input: Input = { number: lastNumber, wanted, leave: () => undefined }
    inputs.set(stream, input)
    const flows = read(needs, stream, input, () => {
      if (inputs.get(stream) !== input) return
      letGo(stream, input)
      needs.onChange()
    })
    if (!flows) inputs.delete(stream)
  }
  life.onEnd(() => inputs.forEach(({ leave }) => leave()))
  return {
    numberOf: (stream) => inputs.get(stream)?.number ?? null,
    want(streams) {
      for (const [stream, input] of [...inputs]) if (!streams.has(stream)) letGo(stream, input)
      for (const [stream, wanted] of streams) {
        const known = inputs.get(stream)
        if (known === undefined && needs.hub.isLive(stream)) attach(stream, wanted)
        // The sound goes on; pictures that are wanted again begin with the next keyframe.
        if (known?.wanted.video === false && wanted.video) needs.hub.requestKeyframe(stream)
        if (known !== undefined) known.wanted = wanted
      }
    },
    renew() {
      for (const [stream, input] of [...inputs]) {
        letGo(stream, input)
        if (needs.hub.isLive(stream)) attach(stream, input.wanted)
      }
    },
  }
}

/** Lets the stream flow into its input; false if it is not to be had. */
function read(needs: Needs, stream: string, input: Input, end: () => void): boolean {
  const writer = createWriter(input, { push: needs.push, onRefused: () => needs.hub.requestKeyframe(stream) })
  const reading = needs.hub.readFrames(ownGrant('mixer', { room: needs.room, stream, direction: 'play' }, needs.unixNow()), { ...writer, end })
  writer.caughtUp()
  if (reading.ok) input.leave = reading.value
  return reading.ok
}

interface Writer extends Pick<FrameReader, 'write' | 'writeOpus'> {
  /** What was kept has been given; the rest is of now. */
  caughtUp(): void
}

/** Hands frames on; pictures that could not be sent are followed by none before the next keyframe. */
function createWriter(input: Input, { push, onRefused }: Pick<Needs, 'push'> & { readonly onRefused: () => void }): Writer {
  let [needsKey, fits, kept] = [true, false, true]
  const write: FrameReader['write'] = (frame) => {
    if (!input.wanted[frame.kind]) {
      if (frame.kind === 'video') needsKey = true
      return
    }
    if (frame.kind === 'audio') return void (!kept && push(input.number, { kind: 'audio', atMs: frame.dtsMs, codec: { name: 'aac', ...frame.config }, data: frame.data }))
    if (frame.key) fits = isFit(frame.config.sps)
    if (!fits || (needsKey && !frame.key)) return
    needsKey = !push(input.number, pictureOf(frame))
    if (needsKey) onRefused()
  }
  return {
    write,
    // Sound of the past would be heard now.
    caughtUp() {
      kept = false
    },
    writeOpus({ dtsMs, data }) {
      if (input.wanted.audio) push(input.number, { kind: 'audio', atMs: dtsMs, codec: { name: 'opus' }, data })
    },
  }
}

/** Decoding and scaling are everybody's time and memory. */
const MOST_PIXELS = 2_560 * 1_440
/** A macroblock: less is no picture of anybody. */
const LEAST_SIDE = 16

function isFit(sps: Buffer): boolean {
  const { width, height } = sizeOf(sps)
  return isPlayableSps(sps) && Math.min(width, height) >= LEAST_SIDE && width * height <= MOST_PIXELS
}

const pictureOf = ({ key, ptsMs, config, nals }: VideoFrame): MixPicture =>
  ({ kind: 'video', key, atMs: ptsMs, config: key ? { codec: codecOf(config.sps), description: writeAvcRecord(config) } : null, data: sampleOf(nals) })
