import type { Scope } from '#shared/kernel/scope'

/** The sound of all streams of a visit: plays through elements that no page shows, so that it goes on whatever is on the screen. */
export interface SoundOut {
  /** Plays a stream's sound until the scope ends. */
  play(scope: Scope, stream: MediaStream): void
  /** Takes over an element that has its own sound (a player of HTTP-FLV): muted while the browser refuses. */
  adopt(scope: Scope, element: HTMLMediaElement): void
  /** From the person's tap. */
  allow(): void
  choose(speakerId: string): Promise<void>
}

/** `told(true)` when the browser wants a tap first, `told(false)` when all that should sound does. */
export function createSoundOut(told: (blocked: boolean) => void): SoundOut {
  const elements = new Set<HTMLMediaElement>()
  const refused = new Set<HTMLMediaElement>()
  let speakerId: string | undefined

  const start = async (element: HTMLMediaElement) => {
    element.muted = false
    try {
      await element.play()
      refused.delete(element)
    } catch (cause) {
      if (!elements.has(element) || !(cause instanceof Error) || cause.name !== 'NotAllowedError') return
      refused.add(element)
      // A picture may move without sound: better than a still one.
      element.muted = true
      void element.play().catch(() => undefined)
    }
    told(refused.size > 0)
  }
  const adopt = (scope: Scope, element: HTMLMediaElement) => {
    if (scope.ended) return
    elements.add(element)
    scope.onEnd(() => {
      elements.delete(element)
      if (refused.delete(element)) told(refused.size > 0)
    })
    if (speakerId !== undefined) void sink(element, speakerId)
    void start(element)
  }
  return {
    adopt,
    play(scope, stream) {
      const element = new Audio()
      element.srcObject = stream
      adopt(scope, element)
      scope.onEnd(() => {
        element.srcObject = null
      })
    },
    allow: () => [...refused].forEach((element) => void start(element)),
    async choose(id) {
      speakerId = id
      await Promise.all([...elements].map((element) => sink(element, id)))
    },
  }
}

/** Safari and phones have one speaker and no choice. */
async function sink(element: HTMLMediaElement, speakerId: string): Promise<void> {
  if (!('setSinkId' in element)) return
  await element.setSinkId(speakerId).catch(() => undefined)
}
