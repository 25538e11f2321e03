import { flowsIn, numberIn, readNetStatus } from '../../../src/media/providers/gateway/net-status'

test('reads numbers, also where a phone gives texts', () => {
  const status = readNetStatus({ info: { videoBitrate: 400, audioBitrate: '48', videoFPS: '15', videoWidth: 360, videoHeight: 640, netJitter: 3, netSpeed: '460', videoCache: 200, audioCache: 240 } })
  expect(status).toEqual({ kbps: 448, fps: 15, width: 360, height: 640, jitter: 3, speed: 460, bufferedMs: 240 })
  expect(flowsIn(status)).toBe(true)
})

test.each([[undefined], [null], [7], [{}], [{ info: null }], [{ info: { videoFPS: 'fast' } }]])('%j tells that nothing flows', (detail) => {
  expect(flowsIn(readNetStatus(detail))).toBe(false)
})

test('a pusher whose network takes nothing does not flow, where this phone tells its speed', () => {
  const encoding = readNetStatus({ info: { videoBitrate: 400, videoFPS: 15, netSpeed: 0 } })
  expect(flowsIn(encoding)).toBe(true)
  expect(flowsIn(encoding, true)).toBe(false)
  expect(flowsIn(readNetStatus({ info: { videoBitrate: 400 } }), true)).toBe(true)
})

test('a number in an event may be missing or a text', () => {
  expect(numberIn({ code: 1101 }, 'code')).toBe(1101)
  expect(numberIn({ errCode: '10001' }, 'errCode')).toBe(10001)
  expect(numberIn({ code: 'NET_BUSY' }, 'code')).toBeNull()
  expect(numberIn(undefined, 'code')).toBeNull()
})
