import { every, type Scope } from '#shared/kernel/scope'
import { echoOf, PLAIN_VOICE, type Room, type SoundChoice } from './voice.ts'

/** The microphone as floats of one channel, a piece at a time; `timestamp` in milliseconds of the capture's own clock. */
export interface SoundPiece { readonly samples: Float32Array<ArrayBuffer>; readonly timestamp: number; readonly level: number }

/** `audio-quality`: samples a second, and bit/s of AAC. */
export interface SoundFormat { readonly sampleRate: number; readonly channels: number; readonly bitrate: number }
export const SOUND = { high: { sampleRate: 48_000, channels: 1, bitrate: 48_000 }, low: { sampleRate: 16_000, channels: 1, bitrate: 24_000 } } as const satisfies Readonly<Record<string, SoundFormat>>

/** AAC's own frame: 1,024 samples. */
const PIECE_FRAMES = 1_024

/** Supplied by the capture. */
export interface SoundNeeds {
  readonly window: Window & typeof globalThis
  readonly sampleRate: number
  /** How loud the track is taken, without a gap in time when it is mute. */
  gain(): number
  take(piece: SoundPiece): void
}

/** A track's sound on its way up. */
export interface SoundTaking { change(choice: SoundChoice): void }

/** Takes a track's sound until the scope ends, through the room and the voice that are chosen. */
export function captureSound(track: MediaStreamTrack, first: SoundChoice, { window, sampleRate, gain, take }: SoundNeeds, scope: Scope): SoundTaking {
  const context = new window.AudioContext({ sampleRate, latencyHint: 'interactive' })
  const source = context.createMediaStreamSource(new window.MediaStream([track]))
  let choice = first
  let taker: AudioWorkletNode | null = null
  const connect = (): void => {
    if (taker === null) return
    source.disconnect()
    throughRoom(context, source, choice.room).connect(taker)
    taker.port.postMessage(choice.voice)
  }
  scope.onEnd(() => {
    source.disconnect()
    void context.close()
  })
  // The sound's time begins with its first piece: a context may take long to start, and what is stamped earlier than it was heard comes too late for ever.
  let began: number | null = null
  let frames = 0
  void addTaker(window, context, (samples) => {
    began ??= window.performance.now() - (samples.length / sampleRate) * 1_000
    const timestamp = began + (frames / sampleRate) * 1_000
    frames += samples.length
    const level = gain()
    if (level !== 1) for (const [index, sample] of samples.entries()) samples[index] = sample * level
    take({ samples, timestamp, level: levelOf(samples) })
  }, scope).then((made) => {
    taker = made
    connect()
  })
  return {
    change(to) {
      choice = to
      connect()
    },
  }
}

/** A node that hands over pieces of what flows into it; null if the scope ended meanwhile. */
export async function addTaker(window: Window & typeof globalThis, context: AudioContext, take: (samples: Float32Array<ArrayBuffer>) => void, scope: Scope): Promise<AudioWorkletNode | null> {
  await context.audioWorklet.addModule(TAKER)
  if (scope.ended) return null
  const node = new window.AudioWorkletNode(context, 'taker', { numberOfInputs: 1, numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' })
  node.port.postMessage(PLAIN_VOICE)
  node.port.onmessage = ({ data }) => {
    const samples: Float32Array<ArrayBuffer> = data
    if (!scope.ended) take(samples)
  }
  return node
}

/** The last node of a room that the source sounds in. */
function throughRoom(context: AudioContext, source: AudioNode, { seconds, wet, lowDb, highDb }: Room): AudioNode {
  let last = source
  for (const [type, frequency, decibels] of [['lowshelf', 250, lowDb], ['highshelf', 3_000, highDb]] as const) {
    if (decibels === 0) continue
    const shelf = context.createBiquadFilter()
    Object.assign(shelf, { type })
    shelf.frequency.value = frequency
    shelf.gain.value = decibels
    last = last.connect(shelf)
  }
  if (wet === 0) return last
  const room = { seconds, wet, lowDb, highDb }
  const [dry, echo, sum] = [context.createGain(), context.createGain(), context.createGain()]
  const convolver = context.createConvolver()
  const click = echoOf(room, context.sampleRate)
  const buffer = context.createBuffer(1, click.length, context.sampleRate)
  buffer.copyToChannel(click, 0)
  convolver.buffer = buffer
  dry.gain.value = 1 - wet / 2
  echo.gain.value = wet
  last.connect(dry).connect(sum)
  last.connect(convolver).connect(echo).connect(sum)
  return sum
}

/** Loudness from 0 to 100, as `bindaudiovolumenotify` counts. */
function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-10)
  return Math.round(Math.min(100, Math.max(0, ((decibels + 60) / 60) * 100)))
}

/** Without a microphone, silence keeps time. */
export function keepSilence(now: () => number, { sampleRate, take }: Pick<SoundNeeds, 'sampleRate' | 'take'>, scope: Scope): void {
  const pieceMs = (PIECE_FRAMES / sampleRate) * 1_000
  let at = now()
  every(scope, pieceMs, () => {
    for (; at < now(); at += pieceMs) take({ samples: new Float32Array(PIECE_FRAMES), timestamp: at, level: 0 })
  })
}

const TAKER = '/simulator/assets/taker.js'
