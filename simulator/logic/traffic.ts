import type { Traffic } from './components/set-data.ts'
import type { DeviceLine } from './device-line.ts'

/** Documented: WeChat warns from 1 MB a call. */
export const LARGE_SET_DATA_BYTES = 1024 * 1024

/** Counts the setData calls of one page for the bench. */
export function trafficOf(route: string, { found, counted }: DeviceLine, now: () => number): Traffic {
  return {
    crossed(is, bytes) {
      const at = now()
      counted({ of: 'set-data', route, bytes, at })
      if (bytes > LARGE_SET_DATA_BYTES) found({ level: 'warning', area: 'limit', text: `setData of ${Math.round(bytes / 1024)} KB: WeChat warns from 1,024 KB`, at: is })
      return () => counted({ of: 'drawn', route, ms: now() - at })
    },
    refused: (is, why) => found({ level: 'warning', area: 'script', text: why, at: is }),
  }
}
