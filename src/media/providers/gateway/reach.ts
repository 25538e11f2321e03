/** What a visit knows of the way to its gateway, so that not every stream waits for the same time-out. */
export interface Reach {
  /** WebRTC is worth a try before anything else. */
  readonly webrtc: () => boolean
  learnt(what: 'open' | 'blocked'): void
  /** The gateway is another one, or the network is. */
  forget(): void
}

/** Believed open until proven otherwise; where it was open before, one failure is an accident. */
export function createReach(): Reach {
  let failures = 0
  let proven = false
  return {
    webrtc: () => failures < (proven ? 2 : 1),
    learnt(what) {
      if (what === 'open') [failures, proven] = [0, true]
      else failures += 1
    },
    forget() {
      failures = 0
    },
  }
}
