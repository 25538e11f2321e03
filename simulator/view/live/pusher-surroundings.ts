import type { ComponentNeeds } from '../component.ts'
import type { Capture } from './capture.ts'
import { floatsOnPush, type LittleWindow } from './little-window.ts'
import type { PusherWishes } from './pusher-attributes.ts'
import type { LiveReport } from './report.ts'

/** Supplied by the pusher. */
export interface Surrounded {
  readonly report: LiveReport
  readonly capture: Capture
  readonly little: LittleWindow
  wishes(): PusherWishes
  isPushing(): boolean
  start(): void
}

/** The phone's life and the person's fingers, as a pusher feels them. */
export function followSurroundings(needs: ComponentNeeds, surrounded: Surrounded): void {
  followPhone(needs, surrounded)
  floatWhenCovered(needs, surrounded)
  zoomByPinch(needs, surrounded)
  needs.scope.onEnd(() => surrounded.report.gone())
}

/** In background, and while somebody rings, a phone takes the devices away; it gives them back by itself. */
function followPhone({ page, scope }: ComponentNeeds, { report, capture, isPushing, start }: Surrounded): void {
  let suspended: 'background' | 'call' | null = null
  page.onPhone(scope, () => {
    const { foreground, inCall } = page.phone()
    const now = inCall ? 'call' : foreground ? null : 'background'
    if (now === suspended) return
    const before = suspended
    suspended = now
    if (now !== null) {
      capture.suspend(true)
      if (before === null && isPushing()) report.code(now === 'call' ? 5001 : 5000)
      return
    }
    capture.suspend(false)
    start()
  })
}

/** `picture-in-picture-mode`: under another page the preview goes on in a little window. */
function floatWhenCovered({ page, scope }: ComponentNeeds, { little, wishes }: Surrounded): void {
  let covered = false
  page.onPhone(scope, () => {
    const now = page.phone().foreground && !page.shown()
    if (now === covered) return
    covered = now
    if (now && floatsOnPush(wishes().pictureInPicture) && !little.open) void little.float()
    if (!now && little.open) void little.sink()
  })
}

const WHEEL_PART = 0.002

/** `zoom`: two fingers, which a desktop tells as a turned wheel with control held. */
function zoomByPinch({ host, scope }: ComponentNeeds, { capture, wishes }: Surrounded): void {
  let zoom = 1
  const turn = (event: WheelEvent): void => {
    if (!wishes().zoom || !event.ctrlKey) return
    event.preventDefault()
    zoom = Math.min(capture.mostZoom, Math.max(1, zoom * (1 - event.deltaY * WHEEL_PART)))
    capture.zoom(zoom)
  }
  host.addEventListener('wheel', turn, { passive: false })
  scope.onEnd(() => host.removeEventListener('wheel', turn))
}
