import { after, every, type Scope } from '#shared/kernel/scope'
import { HEARTBEAT_MS } from '#shared/protocol/version'

interface Needs {
  readonly now: () => number
  ping(): void
  /** The other side has said nothing for too long. Told once. */
  silent(): void
}

export interface Heartbeat {
  /** Something came. */
  heard(): void
  /** Is anybody there? Asked when the app or the network returns; answered, or `silent` soon. */
  probe(): void
}

/** Longest silence of a link that lives. */
const SILENT_AFTER_MS = 2.5 * HEARTBEAT_MS
const LOOK_EVERY_MS = 500
/** How long a probe waits; a link that was merely slow is lost cheaply, for nothing is lost in a reconnect. */
const PROBE_MS = 1_500

/** A look that comes so late tells of frozen timers (a background tab, a phone asleep), not of a silent server. */
const FROZEN_MS = 2_000

/** Pings while the scope lasts, and tells when nobody answers. */
export function keepAlive(link: Scope, { now, ping, silent }: Needs): Heartbeat {
  let lastHeard = now()
  let lastLook = now()
  let answered = true
  const probe = () => {
    answered = false
    ping()
    after(link, PROBE_MS, () => {
      if (!answered) silent()
    })
  }
  const look = () => {
    const wasFrozen = now() - lastLook > FROZEN_MS
    lastLook = now()
    if (wasFrozen) probe()
    else if (now() - lastHeard > SILENT_AFTER_MS) silent()
  }
  ping()
  every(link, HEARTBEAT_MS, ping)
  every(link, LOOK_EVERY_MS, look)
  return {
    heard() {
      lastHeard = now()
      answered = true
    },
    probe,
  }
}
