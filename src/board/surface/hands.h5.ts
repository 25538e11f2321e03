import type { Point } from '#shared/board/points'
import type { Touching } from './contract'

/** Tells what mouse, pens and fingers do on a canvas; the answer ends it. */
export function listenToHands(canvas: HTMLCanvasElement, tell: (touching: Touching) => void): () => void {
  const at = (event: MouseEvent): Point => {
    const { left, top } = canvas.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const pressed = new Set<number>()
  const down = (event: PointerEvent) => {
    if (event.button === 2) return
    canvas.focus({ preventScroll: true })
    event.preventDefault()
    pressed.add(event.pointerId)
    canvas.setPointerCapture?.(event.pointerId)
    tell({ type: 'down', id: event.pointerId, at: at(event), button: event.button === 1 ? 'middle' : 'first', by: byOf(event.pointerType) })
  }
  const move = (event: PointerEvent) => {
    if (!pressed.has(event.pointerId)) {
      if (event.pointerType === 'mouse') tell({ type: 'hover', at: at(event) })
      return
    }
    const events = event.getCoalescedEvents?.() ?? []
    tell({ type: 'move', id: event.pointerId, at: (events.length > 0 ? events : [event]).map(at) })
  }
  const end = (type: 'up' | 'cancel') => ({ pointerId }: PointerEvent) => {
    if (pressed.delete(pointerId)) tell({ type, id: pointerId })
  }
  const leave = () => tell({ type: 'hover', at: null })
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    const unit = event.deltaMode === 1 ? LINE_PX : 1
    tell({ type: 'wheel', at: at(event), dx: event.deltaX * unit, dy: event.deltaY * unit, zooms: event.ctrlKey || event.metaKey })
  }
  return listenAll(canvas, { pointerdown: down, pointermove: move, pointerup: end('up'), pointercancel: end('cancel'), pointerleave: leave, wheel })
}

type Listeners = { readonly [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void }

/** Not passive: a wheel over the board scrolls nothing else. The answer ends it. */
function listenAll(canvas: HTMLCanvasElement, { pointerdown, pointermove, pointerup, pointercancel, pointerleave, wheel }: Required<Pick<Listeners, 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'pointerleave' | 'wheel'>>): () => void {
  const ending = new AbortController()
  const { signal } = ending
  canvas.addEventListener('pointerdown', pointerdown, { signal })
  canvas.addEventListener('pointermove', pointermove, { signal })
  canvas.addEventListener('pointerup', pointerup, { signal })
  canvas.addEventListener('pointercancel', pointercancel, { signal })
  canvas.addEventListener('pointerleave', pointerleave, { signal })
  canvas.addEventListener('wheel', wheel, { signal, passive: false })
  return () => ending.abort()
}

/** A wheel that counts in lines. */
const LINE_PX = 16

const byOf = (type: string): 'mouse' | 'pen' | 'finger' => (type === 'mouse' ? 'mouse' : type === 'pen' ? 'pen' : 'finger')
