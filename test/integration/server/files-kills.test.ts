import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { SessionReply } from '#shared/protocol/http'
import { openRoom, signIn } from '../../support/ask'
import { colouredPdf } from '../../support/documents'
import { eventually } from '../../support/eventually'
import { filesOf, pixelsAt, whyOf, type FilesOf } from '../../support/room-files'
import { joinRoom } from '../../support/room-client'
import { startServer, type StartedServer } from '../../support/start-server'

jest.setTimeout(180_000)

let scope: Scope
let dataDir: string
let server: StartedServer
let teacher: SessionReply
let room: string
let files: FilesOf

beforeEach(async () => {
  scope = createScope()
  dataDir = mkdtempSync(join(tmpdir(), 'lianmai-files-'))
  server = await startServer({ dataDir })
  teacher = await signIn(server.base, '林老师')
  room = (await openRoom(server.base, teacher)).id
  const joined = await joinRoom({ base: server.base, session: teacher, room })
  scope.onEnd(() => joined.close())
  files = filesOf(server.base, teacher, room)
})
afterEach(async () => {
  scope.end()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const here = (): readonly string[] => {
  const folder = join(dataDir, 'files', room)
  return existsSync(folder) ? readdirSync(folder) : []
}

async function killServer(): Promise<void> {
  const pid = server.pidOf('server')
  await server.kill('server')
  await eventually('it is back', async () => (server.pidOf('server') !== pid && (await fetch(`${server.base}/healthz`)).ok) || null, 60_000)
}

/** An upload that stops in its middle and stays there. */
function halfUpload(): { destroy(): void } {
  const sending = request(`${server.base}/api/rooms/${room}/files?purpose=courseware&name=half.pdf`, { method: 'POST', headers: { authorization: `Bearer ${teacher.token}`, 'content-type': 'multipart/form-data; boundary=edge', 'content-length': 10_000_000 } })
  sending.on('error', () => undefined)
  sending.write('--edge\r\ncontent-disposition: form-data; name="file"; filename="half.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\n')
  sending.write(Buffer.alloc(3_000_000, 'x'))
  return sending
}
const halfThere = () => eventually('half of it is on the disk', () => here().some((name) => name.endsWith('.part')) || null)

test('an upload whose sender goes away leaves nothing', async () => {
  const sending = halfUpload()
  await halfThere()
  sending.destroy()
  await eventually('nothing is left', () => here().length === 0 || null)
  expect((await files.list()).body.files).toEqual([])
  expect(whyOf(await files.settled(colouredPdf(1), 'whole.pdf'))).toBe('ready')
})

test('a server that is killed in the middle of an upload leaves nothing of it', async () => {
  const kept = await files.settled(colouredPdf(2), 'kept.pdf')
  halfUpload()
  await halfThere()
  await killServer()
  await eventually('nothing is left of the half', () => here().every((name) => name.startsWith(kept.id) && !name.endsWith('.part')) || null)
  expect((await files.list()).body.files).toEqual([kept])
  expect((await pixelsAt(await files.address((await files.pages(kept.id))[1]!.file))).width).toBe(1_600)
})

test('killed twice while it makes pages, it goes on behind the last one: all are there, each once', async () => {
  const { body } = await files.give(colouredPdf(60), 'long.pdf')
  const { id } = body.file
  for (const done of [5, 20]) {
    await files.until(id, `${done} pages`, ({ progress }) => progress.state === 'rendering' && progress.done >= done)
    await killServer()
  }
  const file = await files.until(id, 'it to settle', ({ progress }) => progress.state === 'ready' || progress.state === 'failed', 120_000)
  expect([whyOf(file), file.pages]).toEqual(['ready', 60])
  const pages = await files.pages(id)
  expect(new Set(pages.map((page) => page.file)).size).toBe(60)
  expect(here().filter((name) => name.length > id.length).sort()).toEqual(pages.map((page) => page.file).sort())
})

test('a render process that dies ends its document only', async () => {
  const { body } = await files.give(colouredPdf(300), 'long.pdf')
  const next = await files.give(colouredPdf(1), 'next.pdf')
  await files.until(body.file.id, 'the first pages', ({ progress }) => progress.state === 'rendering' && progress.done > 1)
  process.kill(renderPid(), 'SIGKILL')
  expect(whyOf(await files.until(body.file.id, 'it to fail', ({ progress }) => progress.state === 'failed'))).toBe('file/broken')
  expect(whyOf(await files.until(next.body.file.id, 'the next one', ({ progress }) => progress.state === 'ready'))).toBe('ready')
})

test('a render process that hangs is ended, and its document says so', async () => {
  const { body } = await files.give(colouredPdf(300), 'long.pdf')
  await files.until(body.file.id, 'the first pages', ({ progress }) => progress.state === 'rendering' && progress.done > 1)
  process.kill(renderPid(), 'SIGSTOP')
  expect(whyOf(await files.until(body.file.id, 'it to fail', ({ progress }) => progress.state === 'failed', 60_000))).toBe('file/too-slow')
  expect(whyOf(await files.settled(colouredPdf(1), 'next.pdf'))).toBe('ready')
})

/** The child of the room server that renders now. */
function renderPid(): number {
  const parent = server.pidOf('server')
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((pid) => isRenderOf(pid, parent))
  if (found === undefined) throw new Error('nothing renders')
  return Number(found)
}

function isRenderOf(pid: string, parent: number): boolean {
  try {
    return readText(`/proc/${pid}/cmdline`).includes('--role=render') && readText(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] === String(parent)
  } catch {
    // It ended meanwhile.
    return false
  }
}

const readText = (path: string): string => readFileSync(path, 'utf8')
