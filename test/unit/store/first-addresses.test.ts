import { success } from '#shared/kernel/result'
import type { PlayReply } from '#shared/protocol/http'
import { firstAddresses } from '../../../src/store/first-addresses'

const addressOf = (streamId: string, token: string): PlayReply =>
  ({ streamId, whep: `http://h/media/whep/${streamId}?token=${token}`, flv: '', rtmp: '', still: '', expiresAt: 0 })

test('an address that came along serves one try, and every other is asked for', async () => {
  const asked: string[] = []
  const ask = async (stream: string) => {
    asked.push(stream)
    return success(addressOf(stream, 'asked'))
  }
  const playAddress = firstAddresses({ engine: 'gateway', play: [addressOf('ann', 'first')] }, ask, () => 0)
  expect(await playAddress('ann')).toEqual(success(addressOf('ann', 'first')))
  expect(asked).toEqual([])
  expect(await playAddress('ann')).toEqual(success(addressOf('ann', 'asked')))
  await playAddress('bob')
  expect(asked).toEqual(['ann', 'bob'])
})

test('an engine of its own brings none', async () => {
  const playAddress = firstAddresses({ engine: 'agora', appId: 'a', channel: 'c', token: 't', uid: 'u' }, async (stream) => success(addressOf(stream, 'asked')), () => 0)
  expect(await playAddress('ann')).toEqual(success(addressOf('ann', 'asked')))
})

test('who comes into view much later is asked for: the address that came along has expired', async () => {
  let now = 0
  const playAddress = firstAddresses({ engine: 'gateway', play: [addressOf('ann', 'first')] }, async (stream) => success(addressOf(stream, 'asked')), () => now)
  now = 60_000
  expect(await playAddress('ann')).toEqual(success(addressOf('ann', 'asked')))
})
