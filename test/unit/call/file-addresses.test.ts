import { failure, success } from '#shared/kernel/result'
import { createFileAddresses } from '../../../src/call/file-addresses'

const HOUR_MS = 3_600_000

function addresses(refused = false) {
  const clock = { now: 0 }
  const server = { asked: 0, refused }
  const address = createFileAddresses({
    now: () => clock.now,
    async ask() {
      server.asked += 1
      return server.refused ? failure('file/not-found') : success({ base: 'http://host/files/', token: `t${server.asked}`, expiresAt: clock.now + 12 * HOUR_MS })
    },
  })
  return { clock, server, address }
}

test('many addresses take one question, as long as it holds', async () => {
  const { clock, server, address } = addresses()
  expect(await Promise.all(['a', 'b'].map(address))).toEqual(['http://host/files/a?token=t1', 'http://host/files/b?token=t1'])
  clock.now = 11 * HOUR_MS
  expect(await address('c')).toBe('http://host/files/c?token=t1')
  clock.now = 12 * HOUR_MS - 60_000
  expect(await address('c')).toBe('http://host/files/c?token=t2')
  expect(server.asked).toBe(2)
})

test('a refusal is no address, and is asked again a little later', async () => {
  const { clock, server, address } = addresses(true)
  expect([await address('a'), await address('b')]).toEqual([null, null])
  expect(server.asked).toBe(1)
  server.refused = false
  clock.now = 3_000
  expect(await address('a')).toBe('http://host/files/a?token=t2')
})
