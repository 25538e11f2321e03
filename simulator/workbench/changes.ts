import { after, type Scope } from '#shared/kernel/scope'

const AGAIN_MS = 1_000

/** Tells when the mini-program on disk has changed; connects again after a loss, for the server may be restarted. */
export function followChanges(changed: () => void, scope: Scope): void {
  if (scope.ended) return
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/simulator/events`)
  const forget = scope.onEnd(() => socket.close())
  socket.onmessage = () => changed()
  socket.onclose = () => {
    forget()
    after(scope, AGAIN_MS, () => followChanges(changed, scope))
  }
}
