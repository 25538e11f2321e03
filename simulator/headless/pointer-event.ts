/** jsdom has no pointer events: gives its window one, over its mouse events. */
export function addPointerEvent(window: Window & typeof globalThis): void {
  if (Reflect.has(window, 'PointerEvent')) return
  class PointerEvent extends window.MouseEvent {
    readonly pointerId: number
    readonly pointerType: string
    readonly pressure: number

    constructor(type: string, init: PointerEventInit = {}) {
      super(type, init)
      this.pointerId = init.pointerId ?? 0
      this.pointerType = init.pointerType ?? 'touch'
      this.pressure = init.pressure ?? 0
    }
  }
  Object.assign(window, { PointerEvent })
}
