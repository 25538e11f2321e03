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
  const elements: Elements = { all: new Set(), refused: new Set() }
  let speakerId: string | undefined
  const adopt = (scope: Scope, element: HTMLMediaElement) => {
    if (scope.ended) return
    elements.all.add(element)
    scope.onEnd(() => {
      elements.all.delete(element)
      if (elements.refused.delete(element)) told(elements.refused.size > 0)
    })
    if (speakerId !== undefined) void sink(element, speakerId)
    void start(elements, element, told)
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
    allow: () => [...elements.refused].forEach((element) => void start(elements, element, told)),
    async choose(id) {
      speakerId = id
      await Promise.all([...elements.all].map((element) => sink(element, id)))
    },
  }
}

interface Elements {
  readonly all: Set<HTMLMediaElement>
  readonly refused: Set<HTMLMediaElement>
}

async function start({ all, refused }: Elements, element: HTMLMediaElement, told: (blocked: boolean) => void): Promise<void> {
  element.muted = false
  try {
    await element.play()
    refused.delete(element)
  } catch (cause) {
    if (!all.has(element) || !(cause instanceof Error) || cause.name !== 'NotAllowedError') return
    refused.add(element)
    // A picture may move without sound: better than a still one.
    element.muted = true
    void element.play().catch(() => undefined)
  }
  told(refused.size > 0)
}

/** Safari and phones have one speaker and no choice. */
export async function sink(element: HTMLMediaElement, speakerId: string): Promise<void> {
  if (!('setSinkId' in element)) return
  await element.setSinkId(speakerId).catch(() => undefined)
}
