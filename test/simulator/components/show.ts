import { openPhone, pointer, settled, type Files, type TestPhone } from '../../support/simulator/phone'

/** What a handler of the page was given. */
export interface Heard { readonly type: string; readonly id: string; readonly detail: Readonly<Record<string, unknown>> }

export interface Shown extends TestPhone {
  /** What `on` heard, in order. */
  heard(type?: string): readonly Heard[]
  /** The details of one event, in order. */
  details(type: string): readonly Readonly<Record<string, unknown>>[]
  data(): Readonly<Record<string, unknown>>
  set(data: object): Promise<void>
  /** An element inside a component. */
  inside(selector: string, within: string): HTMLElement
  press(target: HTMLElement): Promise<void>
  /** A finger is put down, moved, and lifted. */
  drag(target: HTMLElement, by: { readonly x?: number; readonly y?: number }): Promise<void>
}

/** A page of one template. `on` records each event; `methods` are further members of the page. */
export async function show(wxml: string, { data = {}, methods = '', files = {} }: { readonly data?: object; readonly methods?: string; readonly files?: Files } = {}): Promise<Shown> {
  const script = `Page({ data: ${JSON.stringify(data)}, heard: [],
  on(event) { this.heard.push({ type: event.type, id: event.currentTarget.id, detail: event.detail }) },
  ${methods}
})`
  const phone = await openPhone({ 'pages/one/one.wxml': wxml, 'pages/one/one.js': script, ...files })
  const instance = () => phone.logic.host.top()!.instance as unknown as { heard: Heard[]; data: Record<string, unknown>; setData(data: object): void }
  const heard = (type?: string): readonly Heard[] => instance().heard.filter((one) => type === undefined || one.type === type)
  return {
    ...phone,
    heard,
    details: (type) => heard(type).map(({ detail }) => detail),
    data: () => instance().data,
    async set(changed) {
      instance().setData(changed)
      await settled()
    },
    inside: (selector, within) => phone.element(selector).shadowRoot!.querySelector<HTMLElement>(within)!,
    async press(target) {
      for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(pointer(target, type))
      await settled()
    },
    async drag(target, { x = 0, y = 0 }) {
      const step = (type: string, part: number): void => void target.dispatchEvent(pointer(target, type, { x: 100 + x * part, y: 100 + y * part }))
      step('pointerdown', 0)
      step('pointermove', 0.5)
      step('pointermove', 1)
      step('pointerup', 1)
      await settled()
    },
  }
}

/** An event of the browser on an element. */
export const happen = async (target: HTMLElement, type: string, init: object = {}): Promise<void> => {
  target.dispatchEvent(Object.assign(new (target.ownerDocument.defaultView!.Event)(type, { bubbles: true }), init))
  await settled()
}
