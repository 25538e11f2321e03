import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { Trace } from '../../border/device.ts'
import type { Device } from '../../phone/contract.ts'
import type { Screen } from '../../phone/state.ts'
import { addressOf } from '../slots.ts'
import { t } from '../words.ts'

const TOAST_MS = 1_500
/** A page may promise what it shares for three seconds. */
const SHARED_WITHIN_MS = 4_000

/** What the capsule's menu offers for the page on top. */
export async function openMenu(device: Device, scope: Scope, restart: () => void): Promise<void> {
  const { screens } = device.state.getState()
  const screen = screens.find(({ front }) => front) ?? screens.at(-1)
  if (!screen) return
  const entries: readonly (readonly [string, () => void])[] = [
    [t('share'), () => share(device, screen, scope)],
    [t('copyLink'), () => void copyLink(device, screen, scope)],
    [t('enterAnew'), restart],
    [t('settings'), () => void device.questions.ask({ ask: 'settings', scopes: [] })],
  ]
  const chosen = await device.questions.ask<{ readonly index: number }>({ ask: 'choose', title: t('menu'), options: entries.map(([words]) => words) })
  entries[chosen?.index ?? -1]?.[1]()
}

/** The page says what it shares; the person is shown it. */
function share({ state, happen, questions }: Device, { screen }: Screen, parent: Scope): void {
  const scope = createScope(parent)
  const before = state.getState().traces.at(-1)
  scope.onEnd(state.subscribe(({ traces }) => {
    const trace = traces.at(-1)
    if (trace === before || trace?.kind !== 'share') return
    scope.end()
    void questions.ask({ ask: 'look', title: t('shared'), text: cardOf(trace), images: [] })
  }))
  after(scope, SHARED_WITHIN_MS, scope.end)
  happen('share', { screen, from: 'menu', to: 'friend' })
}

function cardOf({ detail, text }: Trace): string {
  const lines = ['title', 'path'].map((name): unknown => Reflect.get(Object(detail), name)).filter((line) => typeof line === 'string' && line !== '')
  return lines.length > 0 ? lines.join('\n') : text
}

async function copyLink(device: Device, screen: Screen, scope: Scope): Promise<void> {
  device.happen('copy-url', { screen: screen.screen })
  const address = addressOf(screen, `${location.origin}${location.pathname}`)
  const copied = await navigator.clipboard.writeText(address).then(() => true, () => false)
  // A clipboard that is closed leaves the link to be copied by hand.
  if (copied) sayBriefly(device, t('linkCopied'), scope)
  else void device.questions.ask({ ask: 'look', title: t('copyLink'), text: address, images: [] })
}

function sayBriefly({ state }: Device, title: string, scope: Scope): void {
  const toast = { kind: 'toast', title, icon: 'success', image: null, mask: false } as const
  state.setState({ toast })
  after(scope, TOAST_MS, () => {
    if (state.getState().toast === toast) state.setState({ toast: null })
  })
}
