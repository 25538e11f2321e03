import { watch } from 'node:fs'
import { after, createScope, type Scope } from '#shared/kernel/scope'

/** A build writes many files; the phones reload once it is quiet. */
const QUIET_MS = 400

/** Tells when the mini-program's folder has changed and is quiet again. */
export function watchFolder(folder: string, changed: () => void, scope: Scope): void {
  let quiet = createScope(scope)
  const watcher = watch(folder, { recursive: true }, () => {
    quiet.end()
    quiet = createScope(scope)
    after(quiet, QUIET_MS, changed)
  })
  // A folder that is built anew goes away for a moment: what is there now stays in use.
  watcher.on('error', () => undefined)
  scope.onEnd(() => watcher.close())
}
