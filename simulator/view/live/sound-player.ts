import type { Scope } from '#shared/kernel/scope'
import type { StreamTag } from '../../border/carrier.ts'
import type { Playout } from './playout.ts'

/** The sound of one player, heard when it is due. */
export interface SoundPlayer {
  take(tag: StreamTag): void
  /** Hands what is due soon to the loudspeaker. */
  pump(now: number): void
  volume(level: number): void
  /** Loudness since the last question, 0 to 100. */
  loudness(): number
  reset(): void
}

/** Handed over so long before it is due. */
const AHEAD_MS = 120
const MOST_WAITING = 400

/** One context for all players of a page: browsers allow few. */
const contexts = new WeakMap<Window, AudioContext>()

function contextOf(window: Window & typeof globalThis): AudioContext {
  const known = contexts.get(window)
  if (known) return known
  const made = new window.AudioContext({ latencyHint: 'interactive' })
  contexts.set(window, made)
  // A browser lets sound begin with the person's first touch.
  window.addEventListener('pointerdown', () => void made.resume())
  window.parent.addEventListener('pointerdown', () => void made.resume())
  return made
}

export function createSoundPlayer(window: Window & typeof globalThis, playout: Playout, onFailed: () => void, scope: Scope): SoundPlayer {
  const context = contextOf(window)
  const gain = context.createGain()
  gain.connect(context.destination)
  let waiting: { readonly mediaMs: number; readonly buffer: AudioBuffer }[] = []
  let decoder: AudioDecoder | null = null
  let power = 0
  const playing = new Set<AudioBufferSourceNode>()
  scope.onEnd(() => {
    if (decoder?.state !== 'closed') decoder?.close()
    for (const source of playing) source.stop()
    gain.disconnect()
  })
  const keep = (sound: AudioData): void => {
    const buffer = context.createBuffer(sound.numberOfChannels, sound.numberOfFrames, sound.sampleRate)
    for (let channel = 0; channel < sound.numberOfChannels; channel++) {
      const samples = new Float32Array(sound.numberOfFrames)
      sound.copyTo(samples, { planeIndex: channel, format: 'f32-planar' })
      buffer.copyToChannel(samples, channel)
    }
    waiting.push({ mediaMs: sound.timestamp / 1_000, buffer })
    sound.close()
    if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING)
  }
  const configure = (description: Uint8Array): void => {
    if (decoder?.state !== 'closed') decoder?.close()
    decoder = new window.AudioDecoder({ output: (sound) => (scope.ended ? sound.close() : keep(sound)), error: onFailed })
    decoder.configure({ codec: 'mp4a.40.2', ...rateOf(description), description })
  }
  return {
    take({ timestamp, body }) {
      if ((body[0] ?? 0) >> 4 !== AAC || body.length < 3) return
      if (body[1] === 0) return configure(body.slice(2))
      if (decoder?.state === 'configured') decoder.decode(new window.EncodedAudioChunk({ type: 'key', timestamp: timestamp * 1_000, data: body.subarray(2) }))
    },
    pump(now) {
      const due = playout.due(now)
      if (due === null) return
      const soon = waiting.filter(({ mediaMs }) => mediaMs < due + AHEAD_MS * playout.rate)
      waiting = waiting.slice(soon.length)
      for (const { mediaMs, buffer } of soon) {
        power = Math.max(power, powerOf(buffer))
        const inMs = (mediaMs - due) / playout.rate
        if (inMs < -buffer.duration * 1_000 || context.state !== 'running') continue
        const source = new window.AudioBufferSourceNode(context, { buffer, playbackRate: playout.rate })
        source.connect(gain)
        source.onended = () => playing.delete(source)
        playing.add(source)
        source.start(context.currentTime + Math.max(0, inMs / 1_000))
      }
    },
    volume: (level) => void (gain.gain.value = level),
    loudness() {
      const decibels = 10 * Math.log10(power + 1e-10)
      power = 0
      return Math.round(Math.min(100, Math.max(0, ((decibels + 60) / 60) * 100)))
    },
    reset: () => void (waiting = []),
  }
}

const AAC = 10
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000] as const

/** Rate and channels of an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1). */
function rateOf([first = 0, second = 0]: Uint8Array): { readonly sampleRate: number; readonly numberOfChannels: number } {
  return { sampleRate: RATES[((first & 7) << 1) | (second >> 7)] ?? 48_000, numberOfChannels: Math.max(1, (second >> 3) & 15) }
}

function powerOf(buffer: AudioBuffer): number {
  const samples = buffer.getChannelData(0)
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return sum / Math.max(1, samples.length)
}
