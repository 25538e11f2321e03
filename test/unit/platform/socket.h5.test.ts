import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { openSocket } from '../../../src/platform/socket/index.h5'

let sockets: WebSocketServer
let base: string

beforeEach(async () => {
  sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => sockets.once('listening', resolve))
  base = `127.0.0.1:${(sockets.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const client of sockets.clients) client.terminate()
  await new Promise((resolve) => sockets.close(resolve))
})

function listenAt(url: string) {
  const socket = openSocket(url)
  const heard: string[] = []
  socket.onText = (text) => heard.push(text)
  const opened = new Promise<void>((resolve) => {
    socket.onOpen = resolve
  })
  const closed = new Promise<number>((resolve) => {
    socket.onClose = resolve
  })
  return { socket, heard, opened, closed }
}

test('texts go both ways, and the server’s close comes through once', async () => {
  sockets.on('connection', (peer) => {
    peer.on('message', (text) => {
      peer.send(`you said ${String(text)}`)
      peer.close(4001)
    })
  })
  const { socket, heard, opened, closed } = listenAt(`ws://${base}`)
  await opened
  socket.send('hello')
  expect(await closed).toBe(4001)
  expect(heard).toEqual(['you said hello'])
  expect(() => socket.send('too late')).not.toThrow()
})

test('closing does not wait for the other side', async () => {
  sockets.on('connection', (peer) => peer.pause())
  const { socket, opened, closed } = listenAt(`ws://${base}`)
  await opened
  const before = Date.now()
  socket.close()
  await closed
  expect(Date.now() - before).toBeLessThan(500)
})

test.each(['ws://127.0.0.1:9', 'not an address'])('%s ends like a lost connection', async (url) => {
  expect(await listenAt(url).closed).toBe(1006)
})
