/** Whose sound goes to viewers in a room with many that sound: the loudest few, and nobody flaps. */
export interface Loudest {
  /** Sound of this stream came, so many dB below full scale (RFC 6464: 0 is the loudest, 127 silence). Whether viewers are to hear it. */
  hears(stream: string, level: number): boolean
  leave(stream: string): void
}

/** Who was chosen for speaking stays at least so long. */
const STAY_MS = 2_000
/** Who sends nothing for so long is no source of sound any more. */
const GONE_MS = 2_000
/** So much louder than the quietest chosen must another be, in dB: equals stay where they are. */
const MARGIN = 3
/** Below this nobody speaks, and nobody comes in for it. */
const SPEECH = -55
const FLOOR = -70
/** Loudness follows a voice up within two or three packets of 20 ms, and down over its pauses: about 20 dB in a second. */
const RISE = 0.4
const FALL = 0.02

interface Voice {
  /** Smoothed, in dB of full scale: -70 to 0. */
  loudness: number
  lastAt: number
  /** Since when viewers hear it; null: they don't. */
  chosenAt: number | null
  /** It was loud enough to be speech since it was chosen. */
  spoke: boolean
}

/** Nobody sounds yet; up to `limit` everybody is heard. `now` in ms. */
export function createLoudest(limit: number, now: () => number): Loudest {
  const voices = new Map<string, Voice>()
  return {
    hears(stream, level) {
      const nowMs = now()
      const voice = voices.get(stream) ?? { loudness: FLOOR, lastAt: nowMs, chosenAt: null, spoke: false }
      voices.set(stream, voice)
      follow(voice, level, nowMs)
      if (voice.chosenAt !== null) return true
      forgetGone(voices, nowMs)
      const chosen = [...voices.values()].filter(({ chosenAt }) => chosenAt !== null)
      if (chosen.length >= limit && !takePlace(voice, chosen, nowMs)) return false
      voice.chosenAt = nowMs
      voice.spoke = voice.loudness > SPEECH
      return true
    },
    leave: (stream) => void voices.delete(stream),
  }
}

function follow(voice: Voice, level: number, nowMs: number): void {
  const heard = Math.max(FLOOR, -level)
  voice.loudness += (heard - voice.loudness) * (heard > voice.loudness ? RISE : FALL)
  voice.lastAt = nowMs
  if (voice.loudness > SPEECH) voice.spoke = true
}

/** Puts the quietest of those out who may go, if the newcomer is clearly louder. */
function takePlace(newcomer: Voice, chosen: readonly Voice[], nowMs: number): boolean {
  if (newcomer.loudness <= SPEECH) return false
  const quietest = chosen
    .filter(({ chosenAt, spoke }) => !spoke || nowMs - (chosenAt ?? 0) >= STAY_MS)
    .reduce<Voice | null>((least, voice) => (least === null || voice.loudness < least.loudness ? voice : least), null)
  if (quietest === null || quietest.loudness + MARGIN > newcomer.loudness) return false
  quietest.chosenAt = null
  quietest.spoke = false
  return true
}

function forgetGone(voices: Map<string, Voice>, nowMs: number): void {
  for (const [stream, { lastAt }] of voices) if (nowMs - lastAt > GONE_MS) voices.delete(stream)
}
