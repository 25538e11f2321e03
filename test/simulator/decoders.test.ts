import { createScope } from '#shared/kernel/scope'
import type { PageServices } from '../../simulator/view/component'
import { takeDecoder } from '../../simulator/view/live/decoders'

/** A page on a phone with so many decoders; nothing else of it is asked. */
const pageWith = (mostPlayers: number): PageServices => ({ phone: () => ({ mostPlayers }) }) as PageServices

describe('the decoders of a phone', () => {
  test('are as many as it has; who comes too late is called when one is free', () => {
    const page = pageWith(2)
    const [first, second, third] = [createScope(), createScope(), createScope()]
    const again = jest.fn()
    expect(takeDecoder(page, again, first)).toBe(true)
    expect(takeDecoder(page, again, second)).toBe(true)
    expect(takeDecoder(page, again, third)).toBe(false)
    expect(again).not.toHaveBeenCalled()
    first.end()
    expect(again).toHaveBeenCalledTimes(1)
    third.end()
    second.end()
    expect(again).toHaveBeenCalledTimes(1)
  })

  test('are counted for each page alone', () => {
    const [one, other] = [pageWith(1), pageWith(1)]
    expect(takeDecoder(one, () => undefined, createScope())).toBe(true)
    expect(takeDecoder(other, () => undefined, createScope())).toBe(true)
  })
})
