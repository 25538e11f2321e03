import { createScope } from '#shared/kernel/scope'
import { portOver } from '../border/port.ts'
import type { FromView, ToView } from '../border/view-messages.ts'
import { loadEditorKit } from './editor/load.ts'
import { startPageView } from './page-view.ts'

/** The script of a webview: begins when the phone hands it its pipe to the logic layer. */
export function startWebview(window: Window & typeof globalThis): void {
  const scope = createScope()
  const hear = (event: MessageEvent): void => {
    const [port] = event.ports
    if (event.source !== window.parent || port === undefined) return
    window.removeEventListener('message', hear)
    startPageView({ window, port: portOver<FromView, ToView>(port), now: () => performance.now(), loadEditorKit: () => loadEditorKit(window) }, scope)
  }
  window.addEventListener('message', hear)
  window.addEventListener('pagehide', scope.end)
  window.parent.postMessage({ what: 'webview-ready' }, window.location.origin)
}

startWebview(window)
