import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

/** A request as the server had it. */
export interface Asked { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

/** A real server on this computer. */
export interface Loopback {
  readonly http: string
  readonly ws: string
  readonly asked: readonly Asked[]
  /** The server's ends of its WebSockets, and what they heard. */
  readonly sockets: readonly WebSocket[]
  readonly heard: readonly (string | Buffer)[]
}

type AnswerTo = (response: ServerResponse, asked: Asked) => void

const open = new Set<() => void>()
afterEach(() => {
  for (const close of open) close()
  open.clear()
})

/** Listens until the test ends; without `answer`, a request waits for ever. A WebSocket says back what it hears. */
export async function listen(answer: AnswerTo = () => undefined): Promise<Loopback> {
  const [asked, sockets, heard]: [Asked[], WebSocket[], (string | Buffer)[]] = [[], [], []]
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces) }
      asked.push(one)
      answer(response, one)
    })
  })
  const doors = new WebSocketServer({ server })
  doors.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (data: Buffer, isBinary) => {
      heard.push(isBinary ? data : data.toString())
      socket.send(data, { binary: isBinary })
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  open.add(() => {
    for (const socket of sockets) socket.terminate()
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { http: `http://127.0.0.1:${port}`, ws: `ws://127.0.0.1:${port}`, asked, sockets, heard }
}

/** A server that says one thing to everybody. */
export const saying = (text: string, headers: Record<string, string | string[]> = {}, status = 200): Promise<Loopback> => listen((response) => response.writeHead(status, headers).end(text))

/** Nobody listens there: the port is one that nothing binds. */
export const NOBODY = '127.0.0.1:9'
