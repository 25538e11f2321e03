import { settled, until } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { traces } from './proving'

const report = (name: string, good: readonly unknown[], detail: object, bad: readonly unknown[]): Proof => ({
  async effect(phone) {
    phone.wx[name]!(...good)
    await until(() => traces(phone).length > 0)
    expect(traces(phone)).toEqual([{ kind: 'report', text: `${name} ${String(good[0])}`, detail, file: null }])
  },
  async failure(phone) {
    phone.wx[name]!(...bad)
    await settled()
    expect(traces(phone)).toEqual([])
    expect(phone.findings()).toEqual([expect.stringContaining(`wx.${name}: `)])
  },
})

export const reportProofs: Proofs = {
  reportEvent: report('reportEvent', ['bought', { price: 1 }], { price: 1 }, [1]),
  reportAnalytics: report('reportAnalytics', ['bought', { price: 1 }], { price: 1 }, ['bought']),
  reportMonitor: report('reportMonitor', ['1', 5], { value: 5 }, ['1', 'many']),
  reportPerformance: report('reportPerformance', [1_101, 680, 'custom'], { value: 680, dimensions: 'custom' }, ['1101', 680]),
}
