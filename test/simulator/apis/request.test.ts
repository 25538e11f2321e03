import { settled, until, openPhone } from '../../support/simulator/phone'
import { prove } from '../../support/simulator/proof'
import { listen, saying } from '../proofs/loopback'
import { begun, requestProofs } from '../proofs/request'

prove(requestProofs)

describe('wx.request', () => {
  test.each([
    ['GET', { a: '一 ', b: { c: 1 } }, {}, '/?a=%E4%B8%80%20&b=%7B%22c%22%3A1%7D', ''],
    ['POST', { a: '一' }, { 'Content-Type': 'application/x-www-form-urlencoded' }, '/', 'a=%E4%B8%80'],
    ['PUT', 'as it is', { 'content-type': 'text/plain' }, '/', 'as it is'],
    ['DELETE', undefined, {}, '/', ''],
  ])('%s carries its data where it belongs', async (method, data, header, url, body) => {
    const [phone, server] = [await openPhone(), await saying('')]
    await phone.call('request', { url: `${server.http}/`, method, data, header })
    expect(server.asked).toEqual([expect.objectContaining({ method, url, body: Buffer.from(body) })])
  })
  test.each([
    [{}, '{"a":1}', { a: 1 }],
    [{}, '{broken', '{broken'],
    [{ dataType: 'text' }, '{"a":1}', '{"a":1}'],
  ])('%j gives %s as %j', async (options, text, data) => {
    const [phone, server] = [await openPhone(), await saying(text)]
    expect(await phone.call('request', { url: server.http, ...options })).toMatchObject({ data })
  })
  test('responseType arraybuffer gives bytes', async () => {
    const [phone, server] = [await openPhone(), await saying('abc')]
    const { data } = await phone.call('request', { url: server.http, responseType: 'arraybuffer' })
    expect([...new Uint8Array(data as ArrayBuffer)]).toEqual([97, 98, 99])
  })
  test('an error of the server is no failure of the request', async () => {
    const [phone, server] = [await openPhone(), await saying('no', {}, 404)]
    expect(await phone.call('request', { url: server.http })).toMatchObject({ errMsg: 'request:ok', statusCode: 404, data: 'no' })
  })
  test('enableChunked gives each piece as it comes', async () => {
    let goOn = (): void => undefined
    const [phone, server] = [await openPhone(), await listen((response) => {
      response.write('one')
      goOn = () => void response.end('two')
    })]
    const pieces: string[] = []
    const { task, told } = begun(phone, 'request', { url: server.http, enableChunked: true })
    task['onChunkReceived']!(({ data }: { data: ArrayBuffer }) => pieces.push(Buffer.from(data).toString()))
    await until(() => pieces.length === 1)
    goOn()
    await told
    expect(pieces).toEqual(['one', 'two'])
  })
  test('goes where the server leads, and stops where that is wanted', async () => {
    const [phone, server] = [await openPhone(), await listen((response, { url }) => (url === '/old' ? response.writeHead(302, { location: '/new' }).end() : response.end('here')))]
    const headed = jest.fn()
    const { task, told } = begun(phone, 'request', { url: `${server.http}/old`, method: 'POST', data: 'x' })
    task['onHeadersReceived']!(headed)
    expect(await told).toMatchObject({ statusCode: 200, data: 'here' })
    expect(headed).toHaveBeenCalledTimes(1)
    expect(server.asked.map(({ method, url, body }) => `${method} ${url} ${body.toString()}`)).toEqual(['POST /old x', 'GET /new '])
    expect(await phone.call('request', { url: `${server.http}/old`, redirect: 'manual' })).toMatchObject({ statusCode: 302, header: { Location: '/new' } })
  })
  test('a ring of addresses ends', async () => {
    const [phone, server] = [await openPhone(), await saying('', { location: '/' }, 307)]
    expect(await phone.call('request', { url: server.http })).toEqual({ errMsg: 'request:fail network reach the max redirect count', errno: 600_008 })
  })
  test('ten run at once, and the eleventh waits until one is done', async () => {
    const answers: (() => void)[] = []
    const [phone, server] = [await openPhone(), await listen((response) => void answers.push(() => response.end('')))]
    const told = Array.from({ length: 11 }, () => phone.call('request', { url: server.http }))
    await until(() => server.asked.length === 10)
    await settled()
    expect(server.asked).toHaveLength(10)
    expect(phone.findings()).toEqual(['more than 10 requests at once: WeChat lets them wait'])
    answers[0]!()
    await until(() => server.asked.length === 11)
    for (const answer of answers) answer()
    expect((await Promise.all(told)).every(({ errMsg }) => errMsg === 'request:ok')).toBe(true)
  })
  test('without a network it fails after a moment', async () => {
    const [phone, server] = [await openPhone(), await saying('')]
    phone.network.change({ ...phone.network.conditions, away: true })
    expect((await phone.call('request', { url: server.http })).errMsg).toBe('request:fail net::ERR_CONNECTION_FAILED the phone has no network')
  })
  test('what is stopped in the background is interrupted, and nothing begins until the front', async () => {
    const [phone, server] = [await openPhone(), await listen()]
    const { told } = begun(phone, 'request', { url: server.http })
    await until(() => server.asked.length === 1)
    phone.device.happen('suspended', { suspended: true })
    const interrupted = { errMsg: 'request:fail interrupted', errno: 600_003 }
    expect(await told).toEqual(interrupted)
    expect(await phone.call('request', { url: server.http })).toEqual(interrupted)
    phone.device.happen('app.show', { path: '', query: {}, scene: 1001, referrer: {} })
    await settled()
    void phone.call('request', { url: server.http })
    await until(() => server.asked.length === 2)
  })
})
