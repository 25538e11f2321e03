import { createServer, type AddressInfo } from 'node:net'
import { CONDITIONS } from '../../../simulator/border/network'
import { createHappenings } from '../../../simulator/phone/happenings'
import { openPhone, settled, until, type TestPhone } from '../../support/simulator/phone'
import { prove } from '../../support/simulator/proof'
import { listen } from '../proofs/loopback'
import { begun } from '../proofs/request'
import { asking, connected, socketProofs, told } from '../proofs/sockets'

prove(socketProofs)

const CUT_WITHIN_MS = 15_000
const happeningsOf = ({ device, network, scope }: TestPhone) => createHappenings({ device, conditions: (id) => network.change(CONDITIONS[id]), stallLive: () => undefined, dropConnections: network.dropAll }, scope)

describe('SocketTask', () => {
  test('five are open at once, and a sixth is refused until one is closed', async () => {
    const [phone, server] = [await openPhone(), await listen()]
    const five = Array.from({ length: 5 }, () => connected(phone, { url: server.ws }))
    for (const { news } of five) await told(news, 'Open')
    const sixth = (): Promise<unknown> => asking((given) => void phone.wx['connectSocket']!(given), { url: server.ws })
    expect(await sixth()).toEqual({ errMsg: 'connectSocket:fail exceed max socket connections 5' })
    await settled()
    expect(phone.findings()).toEqual(['a sixth socket: WeChat opens 5 at most'])
    expect(server.sockets).toHaveLength(5)
    five[0]!.task.close()
    await told(five[0]!.news, 'Close')
    expect(await sixth()).toEqual({ errMsg: 'connectSocket:ok' })
    await until(() => server.sockets.length === 6)
  })
  test('a server that says nothing is given up in time', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve))
    const phone = await openPhone()
    const { task, news } = connected(phone, { url: `ws://127.0.0.1:${(silent.address() as AddressInfo).port}`, timeout: 60 })
    await told(news, 'Close')
    silent.close()
    expect(news).toEqual([['Error', { errMsg: 'timeout', errCode: 5 }], ['Close', { code: 1006, reason: 'abnormal closure' }]])
    expect(task.readyState).toBe(3)
  })
  test('one that is closed while it connects tells no error', async () => {
    const [phone, server] = [await openPhone(), await listen()]
    const { task, news } = connected(phone, { url: server.ws })
    task.close()
    await told(news, 'Close')
    expect(news).toEqual([['Close', { code: 1006, reason: 'abnormal closure' }]])
  })
  test('the older functions reach the next one when the first is closed', async () => {
    const [phone, server] = [await openPhone(), await listen()]
    const one = connected(phone, { url: server.ws })
    await told(one.news, 'Open')
    server.sockets[0]!.close(1_000)
    await told(one.news, 'Close')
    const two = connected(phone, { url: server.ws })
    await told(two.news, 'Open')
    expect((await phone.call('sendSocketMessage', { data: 'b' })).errMsg).toBe('sendSocketMessage:ok')
    await told(two.news, 'Message')
  })
  test('an address that a phone may not reach is refused', async () => {
    const { news } = connected(await openPhone(), { url: 'wss://example.com' })
    await told(news, 'Close')
    expect(news[0]).toEqual(['Error', { errMsg: 'url not in domain list', errCode: 600_002 }])
  })
  test('five seconds after the phone went away its sockets and requests are cut; in front, new ones open', async () => {
    const [phone, server] = [await openPhone(), await listen()]
    const happenings = happeningsOf(phone)
    const { news } = connected(phone, { url: server.ws })
    await told(news, 'Open')
    const { told: answered } = begun(phone, 'request', { url: server.http })
    const leftAt = Date.now()
    happenings.toBackground()
    expect(await answered).toMatchObject({ errMsg: 'request:fail interrupted' })
    expect(Date.now() - leftAt).toBeGreaterThan(4_500)
    await told(news, 'Close')
    expect(news.at(-1)).toEqual(['Close', { code: 1006, reason: 'abnormal closure' }])
    const early = connected(phone, { url: server.ws })
    await told(early.news, 'Close')
    expect(early.news[0]).toEqual(['Error', { errMsg: 'interrupted', errCode: 600_003 }])
    happenings.toFront()
    await settled()
    await told(connected(phone, { url: server.ws }).news, 'Open')
  }, CUT_WITHIN_MS)
  test('a cut of the network takes its sockets, and the mini-program hears of both', async () => {
    const [phone, server] = [await openPhone(), await listen()]
    const heard = jest.fn()
    phone.wx['onNetworkStatusChange']!(heard)
    const { news } = connected(phone, { url: server.ws })
    await told(news, 'Open')
    happeningsOf(phone).network('away')
    await told(news, 'Close')
    await until(() => heard.mock.calls.length > 0)
    expect(heard).toHaveBeenCalledWith({ isConnected: false, networkType: 'none' })
    expect(await phone.call('getNetworkType')).toMatchObject({ networkType: 'none' })
  })
})
