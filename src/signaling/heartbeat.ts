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

/** Pings while the scope lasts, and tells when nobody answers. */
export function keepAlive(link: Scope, { now, ping, silent }: Needs): Heartbeat {
  let lastHeard = now()
  const look = () => {
    if (now() - lastHeard > SILENT_AFTER_MS) silent()
  }
  ping()
  every(link, HEARTBEAT_MS, ping)
  every(link, LOOK_EVERY_MS, look)
  return {
    heard() {
      lastHeard = now()
    },
    probe() {
      const askedAt = now()
      ping()
      after(link, PROBE_MS, () => {
        if (lastHeard <= askedAt) silent()
      })
    },
  }
}
