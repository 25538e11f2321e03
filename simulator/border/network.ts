/** What a phone's network is like; rates in kbit/s, `null` for as fast as the machine. */
export interface Conditions {
  readonly id: ConditionsId
  readonly upKbps: number | null
  readonly downKbps: number | null
  readonly delayMs: number
  readonly jitterMs: number
  /** Of a hundred packets this many are lost; TCP sends them again, and everything behind them waits. */
  readonly lossPercent: number
  /** Nothing passes, and what was open is gone. */
  readonly away: boolean
}

export type ConditionsId = '5g' | '4g' | 'weak' | 'loss' | 'away'

export const CONDITIONS: Readonly<Record<ConditionsId, Conditions>> = {
  '5g': { id: '5g', upKbps: null, downKbps: null, delayMs: 0, jitterMs: 0, lossPercent: 0, away: false },
  '4g': { id: '4g', upKbps: 10_000, downKbps: 30_000, delayMs: 25, jitterMs: 5, lossPercent: 0, away: false },
  weak: { id: 'weak', upKbps: 350, downKbps: 900, delayMs: 120, jitterMs: 60, lossPercent: 1, away: false },
  loss: { id: 'loss', upKbps: 4_000, downKbps: 8_000, delayMs: 60, jitterMs: 20, lossPercent: 10, away: false },
  away: { id: 'away', upKbps: null, downKbps: null, delayMs: 0, jitterMs: 0, lossPercent: 0, away: true },
}
