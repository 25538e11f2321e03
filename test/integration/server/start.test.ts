import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '../../support/eventually'
import { freeTcpPorts, freeUdpPort } from '../../support/free-ports'
import { openRoom, signIn } from '../../support/ask'
import { joinRoom } from '../../support/room-client'
import { startServer } from '../../support/start-server'

const directories: string[] = []
const directory = () => {
  const made = mkdtempSync(join(tmpdir(), 'lianmai-start-'))
  directories.push(made)
  return made
}
afterAll(() => directories.forEach((made) => rmSync(made, { recursive: true, force: true })))

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function run(...args: string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const [port = 0, rtmp = 0] = await freeTcpPorts(2)
  const options = [`--port=${port}`, `--rtmp-port=${rtmp}`, `--udp-port=${await freeUdpPort()}`, `--data=${join(directory(), 'data')}`, ...args]
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'server/src/main.ts', ...options], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LIANMAI_LOG: 'silent' } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { code, out, err }
}

test('a busy port is one line that names the remedy', async () => {
  const holder = createServer()
  const [port = 0] = await freeTcpPorts(1)
  await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve))
  for (const option of ['--port', '--rtmp-port']) {
    expect(await run(`${option}=${port}`)).toEqual({ code: 1, out: '', err: `Port ${port} is in use. Stop the program that holds it, or choose another port with ${option}.\n` })
  }
  await new Promise((resolve) => holder.close(resolve))
})

test('a data directory that is a file is one line that names the remedy', async () => {
  const file = join(directory(), 'file')
  writeFileSync(file, '')
  expect(await run(`--data=${file}`)).toEqual({ code: 1, out: '', err: `${file} is not a directory. Choose another with --data DIR.\n` })
})

test('a damaged database is one line that names the remedy', async () => {
  const data = directory()
  writeFileSync(join(data, 'lianmai.db'), 'not a database at all '.repeat(200))
  expect(await run(`--data=${data}`)).toEqual({ code: 1, out: '', err: `The database in ${data} is damaged. Put a backup in its place, or choose another directory with --data DIR.\n` })
})

test('what is no option is answered with a sentence', async () => {
  expect(await run('--prot=1')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--prot') })
})

test('a stop ends every process; a start over the same data brings the rooms back', async () => {
  const data = directory()
  const first = await startServer({ dataDir: data })
  const host = await signIn(first.base, 'Teacher')
  const room = await openRoom(first.base, host)
  const teacher = await joinRoom({ base: first.base, session: host, room: room.id, lively: false })
  await teacher.command({ type: 'chat.send', text: 'before the stop' })
  const pids = [first.pid, first.pidOf('server'), first.pidOf('gateway')]
  await first.stop()
  expect(pids.filter(isAlive)).toEqual([])
  expect(await teacher.ended).toMatchObject({ bye: 'server/busy' })

  const second = await startServer({ dataDir: data })
  const again = await joinRoom({ base: second.base, session: host, room: room.joinCode })
  expect(again.room.chat.map(({ text }) => text)).toEqual(['before the stop'])
  expect(again.room.members.map(({ name, stage }) => [name, stage])).toEqual([['Teacher', 'seated']])
  again.close()
  await second.stop()
})

test('when the supervisor is killed, nothing is left behind', async () => {
  const server = await startServer()
  const pids = [server.pidOf('server'), server.pidOf('gateway')]
  process.kill(server.pid, 'SIGKILL')
  await eventually('the children end', () => (pids.some(isAlive) ? null : true))
  await server.stop()
})

test('for the network it speaks HTTPS with its own certificate', async () => {
  const server = await startServer({ args: ['--lan', '--host=127.0.0.1'] })
  expect(server.base).toBe(`https://127.0.0.1:${server.port}`)
  await expect(fetch(`${server.base}/healthz`)).rejects.toThrow()
  const { request } = await import('node:https')
  const status = await new Promise((resolve, reject) => request(`${server.base}/healthz`, { rejectUnauthorized: false }, (response) => {
    response.resume()
    resolve(response.statusCode)
  }).on('error', reject).end())
  expect(status).toBe(200)
  await server.stop()
})
