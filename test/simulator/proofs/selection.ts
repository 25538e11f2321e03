import { settled, until } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'

interface Query { select(selector: string): { boundingClientRect(told: (found: unknown) => void): Query }; exec(told?: (found: unknown) => void): void }
interface Observer { relativeToViewport(): Observer; observe(selector: string, told: (found: unknown) => void): void }

/** jsdom has no layout: an observer that sees everything at once. */
class Seeing {
  readonly #told: (entries: object[]) => void
  constructor(told: (entries: object[]) => void) {
    this.#told = told
  }
  observe(): void {
    this.#told([{ intersectionRatio: 1, boundingClientRect: null, intersectionRect: null, rootBounds: null, time: 1 }])
  }
  disconnect(): void {}
}

export const selectionProofs: Proofs = {
  createSelectorQuery: {
    async effect({ wx }) {
      const [one, all] = [jest.fn(), jest.fn()]
      ;(wx['createSelectorQuery']!() as Query).select('#one').boundingClientRect(one).exec(all)
      await until(() => all.mock.calls.length > 0)
      expect(one).toHaveBeenCalledWith(expect.objectContaining({ id: 'one', width: 0 }))
      expect(all).toHaveBeenCalledWith([expect.objectContaining({ id: 'one' })])
    },
    async failure({ wx }) {
      const told = jest.fn()
      ;(wx['createSelectorQuery']!() as Query).select('#nowhere').boundingClientRect(told).exec()
      await until(() => told.mock.calls.length > 0)
      expect(told).toHaveBeenCalledWith(null)
    },
  },
  createIntersectionObserver: {
    async effect(phone) {
      Reflect.set(phone.page().defaultView!, 'IntersectionObserver', Seeing)
      const told = jest.fn()
      ;(phone.wx['createIntersectionObserver']!() as Observer).relativeToViewport().observe('#one', told)
      await until(() => told.mock.calls.length > 0)
      expect(told).toHaveBeenCalledWith(expect.objectContaining({ id: 'one', intersectionRatio: 1 }))
    },
    async failure(phone) {
      Reflect.set(phone.page().defaultView!, 'IntersectionObserver', Seeing)
      const told = jest.fn()
      ;(phone.wx['createIntersectionObserver']!() as Observer).relativeToViewport().observe('#nowhere', told)
      await settled()
      expect(told).not.toHaveBeenCalled()
    },
  },
}
