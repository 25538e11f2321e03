import { qualityOf } from '../../../src/media/quality'

test.each([
  [{ lossPercent: null, rttMs: null, stalled: false }, 'unknown'],
  [{ lossPercent: 0, rttMs: 20, stalled: false }, 'good'],
  [{ lossPercent: 0, rttMs: null, stalled: false }, 'good'],
  [{ lossPercent: 5, rttMs: 20, stalled: false }, 'fair'],
  [{ lossPercent: 0, rttMs: 300, stalled: false }, 'fair'],
  [{ lossPercent: 12, rttMs: 20, stalled: false }, 'poor'],
  [{ lossPercent: 0, rttMs: 900, stalled: false }, 'poor'],
  [{ lossPercent: null, rttMs: null, stalled: true }, 'poor'],
] as const)('%j is %s', (sample, verdict) => {
  expect(qualityOf(sample)).toBe(verdict)
})
