/** @jest-environment node */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ask } from '../../../src/platform/http/index.h5'

let server: Server
let base: string
let handle: (request: IncomingMessage, response: ServerResponse) => void

beforeEach(async () => {
  server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const askBase = (change: Partial<Parameters<typeof ask>[0]> = {}) => ask({ method: 'GET', url: `http://${base}/x`, timeoutMs: 2_000, ...change })

test('a question carries its token and its JSON, and brings JSON back', async () => {
  handle = (request, response) => {
    const { method, headers } = request
    request.setEncoding('utf8').on('data', (text: string) => response.end(JSON.stringify({ method, token: headers.authorization, type: headers['content-type'], text })))
  }
  expect(await askBase({ method: 'POST', token: 't', body: { a: [1] } })).toEqual({
    status: 200,
    body: { method: 'POST', token: 'Bearer t', type: 'application/json', text: '{"a":[1]}' },
  })
})

test('a page that is no JSON has no body, and keeps its status', async () => {
  handle = (_request, response) => response.writeHead(502).end('<html>')
  expect(await askBase()).toEqual({ status: 502, body: null })
})

test('who does not answer in time has not answered', async () => {
  handle = () => undefined
  expect(await askBase({ timeoutMs: 50 })).toEqual({ status: 0, body: null })
})

test('who stops in the middle has not answered', async () => {
  handle = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{')
    setTimeout(() => response.destroy(), 20)
  }
  expect(await askBase()).toEqual({ status: 0, body: null })
})

test('nobody at the address is no answer', async () => {
  expect(await askBase({ url: 'http://127.0.0.1:9/x' })).toEqual({ status: 0, body: null })
})
