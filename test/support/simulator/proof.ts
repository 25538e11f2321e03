import { openPhone, type TestPhone } from './phone'

/** What shows that one API does what WeChat documents: something that it brings about, and one way in which it fails. */
export interface Proof {
  readonly effect: (phone: TestPhone) => Promise<void> | void
  readonly failure: (phone: TestPhone) => Promise<void> | void
}

/** By the API's name in `wx`. */
export type Proofs = Readonly<Record<string, Proof>>

/** Two tests for each API of an area. */
export function prove(proofs: Proofs): void {
  describe.each(Object.entries(proofs))('wx.%s', (_, { effect, failure }) => {
    test('does what is documented', async () => effect(await openPhone()))
    test('fails as documented', async () => failure(await openPhone()))
  })
}
