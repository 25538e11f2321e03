import type { Scope } from '#shared/kernel/scope'

/** One audio context for a lifetime, made when first needed; null where the browser has none. */
export function lazyAudioContext(scope: Scope): () => AudioContext | null {
  let context: AudioContext | null = null
  scope.onEnd(() => void context?.close())
  return () => {
    if (scope.ended || !('AudioContext' in window)) return null
    context ??= new AudioContext()
    // Made before the first tap it sleeps; every later need wakes it.
    if (context.state === 'suspended') void context.resume().catch(() => undefined)
    return context
  }
}

/** A track that carries silence: it keeps a stream's sound running while the microphone is closed. */
export function silentTrack(context: AudioContext): MediaStreamTrack | null {
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks()
  return track ?? null
}
