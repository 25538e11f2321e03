import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import Fastify from 'fastify'
import { WebSocketServer } from 'ws'
import type { Scope } from '#shared/kernel/scope'
import type { Phones } from '../carrier/phones.ts'
import { readDeclaredApis } from '../source/declared.ts'
import type { AppSource } from './app-source.ts'
import { bundle } from './bundle.ts'
import { addCarrierDoors, createCarrierSockets } from './carrier-doors.ts'
import { coveragePage } from './coverage.ts'
import { webviewPage, workbenchPage } from './pages.ts'

/** Supplied by `main.ts`. */
export interface SimulatorNeeds {
  readonly host: string
  readonly port: number
  readonly source: AppSource
  readonly phones: Phones
  report(what: string, error: unknown): void
}

export const SIMULATOR = '/simulator'

/** Opens the simulator's doors; resolves with the port. */
export async function serveSimulator({ host, port, source, phones, report }: SimulatorNeeds, scope: Scope): Promise<number> {
  const assets = await bundle()
  const app = Fastify({ logger: false, bodyLimit: 64 * 1024 * 1024 })
  const sockets = createCarrierSockets(phones, scope)
  const events = new WebSocketServer({ noServer: true })
  app.setErrorHandler((error, _request, reply) => {
    report('a request failed', error)
    void reply.code(500).send({ why: error instanceof Error ? error.message : 'failed' })
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
    done()
  })
  app.get(SIMULATOR, (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(workbenchPage(source.project.name)))
  app.get(`${SIMULATOR}/webview`, (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(webviewPage()))
  app.get(`${SIMULATOR}/app.json`, (_request, reply) => reply.send(source.read()))
  app.get<{ Querystring: { readonly q?: unknown } }>(`${SIMULATOR}/apis`, ({ query: { q } }, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(coveragePage(readDeclaredApis(), typeof q === 'string' ? q.trim() : '')))
  app.get(`${SIMULATOR}/differences`, (_request, reply) => reply.type('text/plain; charset=utf-8').send(readFileSync(new URL('../../docs/8-simulator.md', import.meta.url), 'utf8')))
  app.get(`${SIMULATOR}/declared.json`, (_request, reply) => reply.send(readDeclaredApis()))
  app.get<{ Params: { readonly name: string } }>(`${SIMULATOR}/assets/:name`, (request, reply) => {
    const asset = assets.get(request.params.name)
    return asset ? reply.type(asset.type).header('content-security-policy', POLICY).send(Buffer.from(asset.body)) : reply.code(404).send({ why: 'not there' })
  })
  await app.register(files, { root: join(source.project.folder), prefix: `${SIMULATOR}/files/`, cacheControl: false, decorateReply: false })
  addCarrierDoors(app, phones)
  app.server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (!isOwnPage(request.headers)) return socket.destroy()
    if (request.url?.startsWith(`${SIMULATOR}/events`)) return events.handleUpgrade(request, socket, head, () => undefined)
    if (!sockets(request, socket, head)) socket.destroy()
    return undefined
  })
  scope.onEnd(source.onChange(() => {
    for (const client of events.clients) client.send(JSON.stringify({ event: 'changed' }))
  }))
  scope.onEnd(() => {
    events.close()
    void app.close()
  })
  await app.listen({ host, port })
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** The mini-program's code is evaluated; everything else of these pages comes from here, and talks to here alone. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data: blob:',
  'media-src * data: blob:',
  'font-src * data:',
  "connect-src 'self' blob: data:",
  "worker-src 'self' blob:",
  "frame-src 'self' https:",
  "object-src 'none'",
].join('; ')

/** Another site's page must not use this computer's network by way of the carrier. */
function isOwnPage({ origin, host }: { readonly origin?: string | undefined; readonly host?: string | undefined }): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
