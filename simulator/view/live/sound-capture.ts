import { every, type Scope } from '#shared/kernel/scope'

/** The microphone as interleaved 32-bit floats, a piece at a time; `timestamp` in milliseconds of the capture's own clock. */
export interface SoundPiece { readonly pcm: Uint8Array; readonly timestamp: number; readonly level: number }

export const SOUND = { sampleRate: 48_000, channels: 1 } as const
/** AAC's own frame: 1,024 samples. */
const PIECE_FRAMES = 1_024
const SILENCE_MS = (PIECE_FRAMES / SOUND.sampleRate) * 1_000

/** Takes a track's sound until the scope ends; `gain` makes it quieter, or mute without a gap in time. */
export function captureSound(window: Window & typeof globalThis, track: MediaStreamTrack, gain: () => number, take: (piece: SoundPiece) => void, scope: Scope): void {
  const context = new window.AudioContext({ sampleRate: SOUND.sampleRate, latencyHint: 'interactive' })
  const source = context.createMediaStreamSource(new window.MediaStream([track]))
  scope.onEnd(() => {
    source.disconnect()
    void context.close()
  })
  void start(window, context, source, gain, take, scope)
}

async function start(window: Window & typeof globalThis, context: AudioContext, source: MediaStreamAudioSourceNode, gain: () => number, take: (piece: SoundPiece) => void, scope: Scope): Promise<void> {
  await context.audioWorklet.addModule(TAKER)
  if (scope.ended) return
  const node = new window.AudioWorkletNode(context, 'taker', { numberOfInputs: 1, numberOfOutputs: 0 })
  source.connect(node)
  const began = window.performance.now()
  let frames = 0
  node.port.onmessage = ({ data }) => {
    const samples: Float32Array = data
    if (scope.ended) return
    const timestamp = began + (frames / SOUND.sampleRate) * 1_000
    frames += samples.length
    const level = gain()
    if (level !== 1) for (const [index, sample] of samples.entries()) samples[index] = sample * level
    take({ pcm: new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), timestamp, level: levelOf(samples) })
  }
}

/** Loudness from 0 to 100, as `bindaudiovolumenotify` counts. */
function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-10)
  return Math.round(Math.min(100, Math.max(0, ((decibels + 60) / 60) * 100)))
}

/** Without a microphone, silence keeps time. */
export function keepSilence(now: () => number, take: (piece: SoundPiece) => void, scope: Scope): void {
  let at = now()
  every(scope, SILENCE_MS, () => {
    for (; at < now(); at += SILENCE_MS) take({ pcm: new Uint8Array(PIECE_FRAMES * 4), timestamp: at, level: 0 })
  })
}

const TAKER = '/simulator/assets/taker.js'
