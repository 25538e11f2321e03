import { isOurApp, readStreamAddress, tokenIn } from '../../../../../server/src/gateway/servers/rtmp/stream-address.ts'

describe('an RTMP address', () => {
  test.each([['live', true], ['live/', true], ['/live', true], ['live?token=t', true], ['alive', false], ['', false], [null, false], ['live/x', true]])('the application %s is ours: %s', (app, ours) => {
    expect(isOurApp(app)).toBe(ours)
  })

  test('has the stream and the token in the name', () => {
    expect(readStreamAddress('r1-ann-camera?a=b&token=x.y.z', '')).toEqual({ stream: 'r1-ann-camera', token: 'x.y.z' })
  })

  test('takes the token of the connection\'s URL when the name has none', () => {
    expect(readStreamAddress('r1-ann-camera', tokenIn('rtmp://host/live?token=x'))).toEqual({ stream: 'r1-ann-camera', token: 'x' })
    expect(readStreamAddress('r1-ann-camera', tokenIn(null))).toEqual({ stream: 'r1-ann-camera', token: '' })
  })

  test.each([['nothing', undefined], ['a number', 7], ['an empty name', '?token=x'], ['a path', '../etc?token=x'], ['a very long one', 'x'.repeat(5_000)]])('is refused when the name is %s', (_name, value) => {
    expect(readStreamAddress(value, '')).toBeNull()
  })
})
