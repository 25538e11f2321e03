import type { FileAccessReply } from '#shared/protocol/files-schema'
import type { Result } from '#shared/kernel/result'
import type { FailureCode } from '#shared/protocol/failures'

/** Where a file or a page of the room can be read, whole or in ranges; null if this person may not, or the server is away. */
export type FileAddress = (file: string) => Promise<string | null>

interface Needs {
  ask(): Promise<Result<FileAccessReply, FailureCode>>
  readonly now: () => number
}

/** An address is fetched anew so long before it runs out. */
const EARLY_MS = 10 * 60_000
/** After a refusal it is asked again at the earliest. */
const AGAIN_MS = 3_000

/** Addresses of one room's files: one question for all of them, repeated only when they run out. */
export function createFileAddresses({ ask, now }: Needs): FileAddress {
  let asking: Promise<Result<FileAccessReply, FailureCode>> | null = null
  let askAgainAt = 0
  const access = async (): Promise<FileAccessReply | null> => {
    if (asking === null || now() >= askAgainAt) {
      askAgainAt = Infinity
      asking = ask().then((found) => {
        askAgainAt = found.ok ? Math.max(now() + AGAIN_MS, found.value.expiresAt - EARLY_MS) : now() + AGAIN_MS
        return found
      })
    }
    const found = await asking
    return found.ok ? found.value : null
  }
  return async (file) => {
    const given = await access()
    return given === null ? null : `${given.base}${file}?token=${given.token}`
  }
}
