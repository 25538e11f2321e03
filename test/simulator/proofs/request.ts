import { until, type TestPhone, type Told } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { listen, NOBODY, saying } from './loopback'

/** A task, and what it comes to. */
export interface Begun { readonly task: Record<string, (...args: unknown[]) => unknown>; readonly told: Promise<Told> }

export function begun({ wx }: TestPhone, name: string, options: object): Begun {
  let task: unknown
  const told = new Promise<Told>((resolve) => void (task = wx[name]!({ ...options, complete: resolve })))
  return { task: task as Begun['task'], told }
}

/** The ways in which everything that speaks HTTP fails. */
export async function failsAsHttp(phone: TestPhone, name: string, more: object = {}): Promise<void> {
  const silent = await listen()
  expect(await phone.call(name, { ...more, url: 'ftp://a' })).toEqual({ errMsg: `${name}:fail invalid url`, errno: 600_009 })
  expect(await phone.call(name, more)).toEqual({ errMsg: `${name}:fail parameter error: parameter.url should be String instead of Undefined;`, errno: 1001 })
  expect(await phone.call(name, { ...more, url: 'http://example.com/' })).toEqual({ errMsg: `${name}:fail url not in domain list`, errno: 600_002 })
  expect(await phone.call(name, { ...more, url: silent.http, timeout: 60 })).toEqual({ errMsg: `${name}:fail timeout`, errno: 5 })
  expect(await phone.call(name, { ...more, url: `http://${NOBODY}` })).toEqual({ errMsg: expect.stringMatching(new RegExp(`^${name}:fail net::ERR_CONNECTION_FAILED`)), errno: 600_001 })
  const atOnce = begun(phone, name, { ...more, url: silent.http })
  atOnce.task['abort']!()
  expect(await atOnce.told).toEqual({ errMsg: `${name}:fail abort` })
  const later = begun(phone, name, { ...more, url: silent.http })
  await until(() => silent.asked.length > 1)
  later.task['abort']!()
  expect(await later.told).toEqual({ errMsg: `${name}:fail abort` })
}

export const requestProofs: Proofs = {
  request: {
    async effect(phone) {
      const server = await saying('{"a":[1]}', { 'content-type': 'application/json', 'set-cookie': ['one=1', 'two=2'], 'x-room': '7' })
      const headed = jest.fn()
      const { task, told } = begun(phone, 'request', { url: `${server.http}/rooms?x=1`, method: 'post', data: { name: '一' }, header: { 'X-Mine': 2, Referer: 'http://elsewhere' } })
      task['onHeadersReceived']!(headed)
      const head = { header: expect.objectContaining({ 'Content-Type': 'application/json', 'X-Room': '7' }), statusCode: 200, cookies: ['one=1', 'two=2'] }
      expect(await told).toEqual({ errMsg: 'request:ok', data: { a: [1] }, ...head })
      expect(headed).toHaveBeenCalledWith(head)
      expect(server.asked).toEqual([expect.objectContaining({
        method: 'POST', url: '/rooms?x=1', body: Buffer.from('{"name":"一"}'),
        headers: expect.objectContaining({ 'content-type': 'application/json', 'x-mine': '2', referer: 'https://servicewechat.com/touristappid/devtools/page-frame.html' }),
      })])
    },
    failure: (phone) => failsAsHttp(phone, 'request'),
  },
}
