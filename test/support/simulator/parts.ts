import type { Frame, Locator } from 'playwright-core'
import type { Scope } from '#shared/kernel/scope'
import { launchBrowser, openWindow } from '../browser'
import { eventually as eventuallyWithin } from '../eventually'
import { openSimulatedPhone, startSimulator, type SimulatedPhone } from './workbench'

const DEADLINE_MS = 20_000
/** Looks until there is something to see. */
export const eventually = <V>(what: string, look: () => Promise<V | null>): Promise<V> => eventuallyWithin(what, look, DEADLINE_MS)

/** An event that a page of the mini-program `parts` noted in `#log`. */
export interface Heard { readonly type: string; readonly id: string; readonly detail: Readonly<Record<string, unknown>> }

export interface Parts {
  readonly phone: SimulatedPhone
  /** Goes to a page of the mini-program, in a phone that starts anew. */
  open(name: string): Promise<Frame>
}

/** One phone, in a browser, with the mini-program whose pages show a kind of component each. */
export async function openParts(scope: Scope): Promise<Parts> {
  const [address, browser] = await Promise.all([startSimulator(scope, 'test/simulator/programs/parts'), launchBrowser(scope)])
  const { page } = await openWindow(browser)
  page.setDefaultTimeout(DEADLINE_MS)
  const phone = await openSimulatedPhone(page, address)
  return {
    phone,
    async open(name) {
      await page.goto(`${address}?path=pages/${name}/${name}`)
      const top = await eventually(`the page ${name}`, async () => {
        const frame = await phone.top()
        return (await frame.locator('#log').count()) > 0 ? frame : null
      })
      await phone.choose('权限询问', 'allow')
      return top
    },
  }
}

const log = async (top: Frame): Promise<readonly Heard[]> => JSON.parse((await top.locator('#log').textContent()) ?? '[]') as readonly Heard[]

/** The details of one event, in order. */
export const heard = async (top: Frame, type: string, id: string): Promise<readonly Heard['detail'][]> => (await log(top)).filter((one) => one.type === type && one.id === id).map(({ detail }) => detail)

/** The first event of this kind whose detail is as wanted. */
export const hears = (top: Frame, type: string, id: string, like: (detail: Heard['detail']) => boolean = () => true): Promise<Heard['detail']> => eventually(`${type} of #${id}`, async () => {
  const found = (await heard(top, type, id)).find(like)
  if (found) return found
  throw new Error(JSON.stringify(await log(top)).slice(-600))
})

/** An element inside a component. */
export const inside = (top: Frame, id: string, within: string): Locator => top.locator(`#${id}`).locator(within).first()
