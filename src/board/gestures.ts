import { impossible } from '#shared/kernel/impossible'
import type { Point } from '#shared/board/points'
import { pan, toPage, zoomAt, type Camera, type View } from './camera'
import type { Touching } from './surface/contract'
import type { ToolHand } from './tools/contract'

interface Needs {
  camera(): Camera
  view(): View
  /** The person moves the page. */
  look(camera: Camera): void
  /** What one finger does; null: it moves the page. */
  hand(): ToolHand | null
}

type Grip =
  | { readonly kind: 'none' }
  | { readonly kind: 'tool'; readonly id: number; readonly hand: ToolHand; readonly from: Point; moved: number }
  | { readonly kind: 'pan'; readonly id: number; last: Point }
  | { readonly kind: 'pinch'; readonly ids: readonly [number, number] }
  /** Fingers are left over from a pinch: nothing until all are lifted. */
  | { readonly kind: 'over' }

/** A second finger that comes before the first went so far, in pixels, means a pinch: what the first drew does not count. */
const SLIP_PX = 24
/** A notch of a wheel is about 100. */
const WHEEL_ZOOM = 1 / 400

/** One finger is the tool's, two move and zoom the page, and a wheel does both. Once a pen was there, fingers move the page. */
export function createGestures(needs: Needs): (touching: Touching) => void {
  const gestures = new Gestures(needs)
  return (touching) => gestures.hear(touching)
}

class Gestures {
  private readonly needs: Needs
  private readonly fingers = new Map<number, Point>()
  private grip: Grip = { kind: 'none' }
  private hasPen = false

  constructor(needs: Needs) {
    this.needs = needs
  }

  hear(touching: Touching): void {
    switch (touching.type) {
      case 'down':
        return this.down(touching)
      case 'move':
        return this.move(touching)
      case 'up':
      case 'cancel':
        return this.lift(touching.id, touching.type)
      case 'hover':
        return this.needs.hand()?.hover?.(touching.at && this.onPage(touching.at))
      case 'wheel':
        return this.wheel(touching)
      default:
        return impossible(touching)
    }
  }

  private onPage(at: Point): Point {
    return toPage(this.needs.camera(), this.needs.view(), at)
  }

  private down({ id, at, button, by }: Extract<Touching, { readonly type: 'down' }>): void {
    const { fingers, grip, needs } = this
    fingers.set(id, at)
    if (by === 'pen') this.hasPen = true
    const first = [...fingers.keys()].find((other) => other !== id)
    if (first !== undefined && (grip.kind === 'tool' || grip.kind === 'pan')) {
      if (grip.kind === 'tool') grip.hand[grip.moved < SLIP_PX ? 'cancel' : 'up']()
      this.grip = { kind: 'pinch', ids: [first, id] }
      return
    }
    if (grip.kind !== 'none') return
    const hand = button === 'middle' || (this.hasPen && by === 'finger') ? null : needs.hand()
    this.grip = hand ? { kind: 'tool', id, hand, from: at, moved: 0 } : { kind: 'pan', id, last: at }
    hand?.down(this.onPage(at))
  }

  private move({ id, at: places }: Extract<Touching, { readonly type: 'move' }>): void {
    const { grip, needs } = this
    const at = places.at(-1)
    const before = this.fingers.get(id)
    if (!at || !before) return
    if (grip.kind === 'pinch') this.pinch(grip.ids, id, before, at)
    this.fingers.set(id, at)
    if (grip.kind === 'tool' && grip.id === id) {
      grip.moved = Math.max(grip.moved, Math.hypot(at[0] - grip.from[0], at[1] - grip.from[1]))
      grip.hand.move(places.map((place) => this.onPage(place)))
    } else if (grip.kind === 'pan' && grip.id === id) {
      needs.look(pan(needs.camera(), needs.view(), at[0] - grip.last[0], at[1] - grip.last[1]))
      grip.last = at
    }
  }

  private pinch(ids: readonly [number, number], id: number, before: Point, at: Point): void {
    const { needs } = this
    const other = this.fingers.get(ids[0] === id ? ids[1] : ids[0])
    if (!other || !ids.includes(id)) return
    const apart = (one: Point) => Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1]))
    const middle = (one: Point): Point => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]
    const [from, to] = [middle(before), middle(at)]
    const panned = pan(needs.camera(), needs.view(), to[0] - from[0], to[1] - from[1])
    needs.look(zoomAt(panned, needs.view(), to, (panned.zoom * apart(at)) / apart(before)))
  }

  private lift(id: number, type: 'up' | 'cancel'): void {
    const { grip, fingers } = this
    if (!fingers.delete(id)) return
    if (grip.kind === 'tool') {
      if (grip.id !== id) return
      grip.hand[type]()
    }
    this.grip = fingers.size === 0 ? { kind: 'none' } : { kind: 'over' }
  }

  private wheel({ at, dx, dy, zooms }: Extract<Touching, { readonly type: 'wheel' }>): void {
    const { needs } = this
    const [camera, view] = [needs.camera(), needs.view()]
    needs.look(zooms ? zoomAt(camera, view, at, camera.zoom * Math.exp(-dy * WHEEL_ZOOM)) : pan(camera, view, -dx, -dy))
  }
}
