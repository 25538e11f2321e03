import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { startServer, type StartedServer } from '../../support/start-server'

const SCRIPT = 'console.log("连麦"); '.repeat(500)
let directory: string
let server: StartedServer

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lianmai-app-'))
  mkdirSync(join(directory, 'js'))
  writeFileSync(join(directory, 'index.html'), '<!doctype html><script>window.a = 1</script><script src="./js/app.0123abcd.js"></script>')
  writeFileSync(join(directory, 'js', 'app.0123abcd.js'), SCRIPT)
  server = await startServer({ args: [`--app=${directory}`] })
})
afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

/** As it comes, without fetch's own unpacking. */
const ask = (path: string, headers: Record<string, string> = {}) => new Promise<{ readonly status: number | undefined; readonly headers: NodeJS.Dict<string | string[]>; readonly body: Buffer }>((resolve, reject) => {
  get(server.base + path, { headers }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }))
  }).on('error', reject)
})

test('the page is asked for anew each time, and runs its own scripts only', async () => {
  const { status, headers, body } = await ask('/')
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/)
  expect(body.toString()).toContain('window.a = 1')
})

test('files that are named by their content are kept for ever', async () => {
  expect((await ask('/js/app.0123abcd.js')).headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' })
})

test('text goes compressed to whoever takes it, the first time and the next', async () => {
  for (const _time of ['first', 'next']) {
    const { headers, body } = await ask('/js/app.0123abcd.js', { 'accept-encoding': 'gzip, br' })
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding', 'content-length': String(body.length) })
    expect(body.length).toBeLessThan(SCRIPT.length / 10)
    expect(gunzipSync(body).toString()).toBe(SCRIPT)
  }
  const plain = await ask('/js/app.0123abcd.js')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.body.toString()).toBe(SCRIPT)
})

test('a file that has not changed is not sent again', async () => {
  const { headers } = await ask('/js/app.0123abcd.js')
  const again = await ask('/js/app.0123abcd.js', { 'if-none-match': String(headers['etag']), 'accept-encoding': 'gzip' })
  expect([again.status, again.body.length]).toEqual([304, 0])
})

test('what is not there is told with a code, and nothing outside the app is there', async () => {
  const missing = await ask('/js/nothing.js')
  expect([missing.status, JSON.parse(missing.body.toString())]).toMatchObject([404, { code: 'request/not-found' }])
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/js/..%2f..%2fpackage.json', '/js/%00']) {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`))
      let text = ''
      socket.on('data', (chunk) => (text += String(chunk)))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 40[0-9]/)
    expect(answer).not.toContain('lianmai')
  }
})
