import { until, type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { listen, NOBODY, type Loopback } from './loopback'
import { listenerNeeded } from './proving'

export type SocketTask = Record<'send' | 'close' | 'onOpen' | 'onMessage' | 'onError' | 'onClose', (given?: unknown) => void> & { readonly readyState: number }

/** What a socket told, in order. */
export type News = readonly [event: string, detail: unknown][]

/** Connects, and notes what the task tells. */
export function connected({ wx }: TestPhone, options: object): { readonly task: SocketTask; readonly news: News } {
  const news: [string, unknown][] = []
  const task = wx['connectSocket']!({ ...options, fail: (told: unknown) => news.push(['fail', told]) }) as SocketTask
  for (const event of ['Open', 'Message', 'Error', 'Close'] as const) task[`on${event}`]((detail: unknown) => news.push([event, detail]))
  return { task, news }
}

export const told = (news: News, event: string): Promise<void> => until(() => news.some(([one]) => one === event), `${event} was never told: ${JSON.stringify(news)}`)

/** The same call as a promise. */
export const asking = (verb: (given: object) => void, options: object = {}): Promise<unknown> => new Promise((complete) => verb({ ...options, complete }))

/** A connected socket that the older functions reach. */
async function first(phone: TestPhone): Promise<{ readonly server: Loopback; readonly task: SocketTask; readonly news: News }> {
  const server = await listen()
  const socket = connected(phone, { url: server.ws })
  await told(socket.news, 'Open')
  return { server, ...socket }
}

/** `wx.onSocketX` hears the first socket, with one listener of a kind. */
const shared = (event: 'Open' | 'Message' | 'Error' | 'Close', happen: (server: Loopback, task: SocketTask) => void, detail: unknown, url = (server: Loopback) => server.ws): Proof => ({
  async effect(phone) {
    const [server, replaced, listener] = [await listen(), jest.fn(), jest.fn()]
    phone.wx[`onSocket${event}`]!(replaced)
    phone.wx[`onSocket${event}`]!(listener)
    const { task, news } = connected(phone, { url: url(server) })
    if (event === 'Message' || event === 'Close') await told(news, 'Open')
    happen(server, task)
    await until(() => listener.mock.calls.length > 0, `onSocket${event} was never told`)
    expect(listener).toHaveBeenCalledWith(detail)
    expect(replaced).not.toHaveBeenCalled()
  },
  failure: (phone) => listenerNeeded(phone, `onSocket${event}`),
})

const nothing = (): void => undefined

export const socketProofs: Proofs = {
  connectSocket: {
    async effect(phone) {
      const server = await listen()
      const { task, news } = connected(phone, { url: server.ws, header: { 'X-Mine': 'yes' }, protocols: ['chat'] })
      expect(task.readyState).toBe(0)
      await told(news, 'Open')
      expect(news).toEqual([['Open', { header: expect.objectContaining({ 'Sec-Websocket-Protocol': 'chat' }), profile: {} }]])
      expect(task.readyState).toBe(1)
      await until(() => phone.device.state.getState().sockets === 1)
      expect(await asking(task.send, { data: '一' })).toEqual({ errMsg: 'sendSocketMessage:ok' })
      task.send({ data: Uint8Array.of(1, 2).buffer })
      await until(() => news.length === 3)
      expect(news.slice(1)).toEqual([['Message', { data: '一' }], ['Message', { data: Uint8Array.of(1, 2).buffer }]])
      expect(server.heard).toEqual(['一', Buffer.from([1, 2])])
    },
    async failure(phone) {
      for (const url of ['http://127.0.0.1:9', 'nowhere']) expect(await asking((given) => void phone.wx['connectSocket']!(given), { url })).toEqual({ errMsg: 'connectSocket:fail invalid url', errno: 600_009 })
      expect(await asking((given) => void phone.wx['connectSocket']!(given))).toEqual({ errMsg: 'connectSocket:fail parameter error: parameter.url should be String instead of Undefined;', errno: 1001 })
      const { task, news } = connected(phone, { url: `ws://${NOBODY}` })
      await told(news, 'Close')
      expect(news).toEqual([['Error', { errMsg: expect.stringContaining('ECONNREFUSED'), errCode: 600_001 }], ['Close', { code: 1006, reason: 'abnormal closure' }]])
      expect(await asking(task.send, { data: 'a' })).toEqual({ errMsg: 'sendSocketMessage:fail SocketTask.readyState is not OPEN' })
    },
  },
  sendSocketMessage: {
    async effect(phone) {
      const { server, news } = await first(phone)
      expect(await phone.call('sendSocketMessage', { data: 'a' })).toEqual({ errMsg: 'sendSocketMessage:ok' })
      await told(news, 'Message')
      expect(server.heard).toEqual(['a'])
    },
    async failure(phone) {
      expect((await phone.call('sendSocketMessage', { data: 'a' })).errMsg).toBe('sendSocketMessage:fail taskID not exist')
      await first(phone)
      expect((await phone.call('sendSocketMessage', { data: 1 })).errMsg).toBe('sendSocketMessage:fail parameter error: parameter.data should be String or ArrayBuffer')
    },
  },
  closeSocket: {
    async effect(phone) {
      const { server, task, news } = await first(phone)
      const closed = new Promise((resolve) => void server.sockets[0]!.once('close', (code: number, reason: Buffer) => resolve([code, reason.toString()])))
      expect(await phone.call('closeSocket', { code: 4_001, reason: '再见' })).toEqual({ errMsg: 'closeSocket:ok' })
      expect(await closed).toEqual([4_001, '再见'])
      await told(news, 'Close')
      expect(news.at(-1)).toEqual(['Close', { code: 4_001, reason: '再见' }])
      await until(() => phone.device.state.getState().sockets === 0)
      expect(task.readyState).toBe(3)
    },
    async failure(phone) {
      expect((await phone.call('closeSocket')).errMsg).toBe('closeSocket:fail taskID not exist')
      const { task } = await first(phone)
      expect(await phone.call('closeSocket', { reason: '长'.repeat(42) })).toMatchObject({ errMsg: expect.stringMatching(/^closeSocket:fail parameter error: parameter\.reason/) })
      task.close()
      expect(await asking(task.close)).toEqual({ errMsg: 'closeSocket:fail the socket is closed already' })
    },
  },
  onSocketOpen: shared('Open', nothing, { header: expect.any(Object), profile: {} }),
  onSocketMessage: shared('Message', (_, { send }) => send({ data: 'a' }), { data: 'a' }),
  onSocketError: shared('Error', nothing, expect.objectContaining({ errMsg: expect.stringContaining('ECONNREFUSED') }), () => `ws://${NOBODY}`),
  onSocketClose: shared('Close', ({ sockets }) => sockets[0]!.close(4_000, 'over'), { code: 4_000, reason: 'over' }),
}
