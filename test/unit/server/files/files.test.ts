import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createScope, type Scope } from '#shared/kernel/scope'
import { createArrivals } from '../../../../server/src/files/arrivals'
import { MOST_FILES, MOST_UPLOADS } from '../../../../server/src/files/bounds'
import { createFileDisk } from '../../../../server/src/files/disk'
import { createRoomFiles } from '../../../../server/src/files/files'
import { keptName, newFileId } from '../../../../server/src/files/receive'
import { sweepFiles } from '../../../../server/src/files/retention'
import type { FileRecord } from '../../../../server/src/files/shelf'
import { contentDisposition } from '../../../../server/src/api/content-disposition'
import { createFileShelf } from '../../../../server/src/store/files'
import { openFixture, openWorkshop, temporaryDirectory } from '../../../support/fixture-room'

let scope: Scope
beforeEach(() => {
  scope = createScope()
})
afterEach(() => scope.end())

const PDF = Buffer.from(`%PDF-1.7\n${'x'.repeat(5_000)}`)

async function open() {
  const directory = temporaryDirectory(scope)
  const workshop = await openWorkshop(directory, scope)
  const shelf = createFileShelf(workshop.database)
  const storage = createFileDisk(join(directory, 'files'))
  const files = createRoomFiles({ shelf, storage, limits: { file: 20_000, image: 10_000, room: 30_000 }, office: false, now: () => 5, changed: () => undefined })
  return { workshop, shelf, storage, files, folder: (room: string) => join(directory, 'files', room) }
}

async function* pieces(bytes: Buffer, broken = false): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield await Promise.resolve(bytes.subarray(at, at + 1_000))
  if (broken) throw new Error('the sender is gone')
}

const record = (id: string, change: Partial<FileRecord> = {}): FileRecord => ({ id, room: 'r', purpose: 'courseware', kind: 'pdf', type: 'application/pdf', name: 'a.pdf', bytes: 10, addedBy: 'ann', addedAt: 1, progress: { state: 'waiting' }, pages: [], attempts: 0, ...change })
const give = (files: Awaited<ReturnType<typeof open>>['files'], content: Buffer, broken = false) => files.add({ room: 'r', by: 'ann', purpose: 'courseware', name: 'a.pdf', content: pieces(content, broken) })

test('an upload that breaks off, and one that is refused, leave nothing', async () => {
  const { files, folder } = await open()
  await expect(give(files, PDF, true)).rejects.toThrow('the sender is gone')
  expect(await give(files, Buffer.concat([PDF, Buffer.alloc(20_000)]))).toEqual({ ok: false, failure: 'file/too-large' })
  expect(await give(files, Buffer.from('<html>'))).toEqual({ ok: false, failure: 'file/unknown-type' })
  expect(readdirSync(folder('r'))).toEqual([])
  expect((await files.list('r')).files).toEqual([])
})

test('a room that is full takes no more, until something is removed', async () => {
  const { files } = await open()
  for (let count = 0; count < 5; count += 1) expect((await give(files, PDF)).ok).toBe(true)
  expect(await give(files, PDF)).toEqual({ ok: false, failure: 'file/room-full' })
  const [first] = (await files.list('r')).files
  expect(await files.remove('r', first!.id)).toMatchObject({ ok: true })
  expect((await give(files, PDF)).ok).toBe(true)
})

test('a room has at most so many files, whatever they weigh', async () => {
  const { files, shelf } = await open()
  for (let count = 0; count < MOST_FILES; count += 1) await shelf.add(record(newFileId(), { bytes: 0 }))
  expect(await give(files, PDF)).toEqual({ ok: false, failure: 'file/too-many' })
})

test('a file of one room is none of another', async () => {
  const { files } = await open()
  const given = await give(files, PDF)
  const id = given.ok ? given.value.id : ''
  expect(await files.open('other', id)).toEqual({ ok: false, failure: 'file/not-found' })
  expect(await files.remove('other', id)).toEqual({ ok: false, failure: 'file/not-found' })
  expect(await files.pagesOf('other', id)).toEqual({ ok: false, failure: 'file/not-found' })
  expect((await files.list('r')).files).toHaveLength(1)
})

test('what a kill left half done is removed, and all that is known stays', async () => {
  const { files, storage, shelf, folder } = await open()
  const given = await give(files, PDF)
  const id = given.ok ? given.value.id : ''
  const half = await storage.begin('r', newFileId())
  await half.write(PDF)
  const stray = await storage.begin('r', id + newFileId())
  await stray.keep()
  const known = await shelf.names()
  await storage.tidy((name) => known.has(name))
  expect(readdirSync(folder('r'))).toEqual([id])
  await half.drop()
})

test('pictures come before documents, and then the oldest', async () => {
  const { shelf } = await open()
  await shelf.add(record('aaaaaaaaaaaa', { addedAt: 1, progress: { state: 'ready' } }))
  await shelf.add(record('bbbbbbbbbbbb', { addedAt: 2 }))
  await shelf.add(record('cccccccccccc', { addedAt: 3, progress: { state: 'rendering', all: 4 } }))
  await shelf.add(record('dddddddddddd', { addedAt: 4, kind: 'image' }))
  const order: string[] = []
  for (let next = await shelf.nextUnfinished(); next !== null; next = await shelf.nextUnfinished()) {
    order.push(next.id)
    await shelf.update(next.id, { progress: { state: 'failed', why: 'file/broken' } })
  }
  expect(order).toEqual(['dddddddddddd', 'bbbbbbbbbbbb', 'cccccccccccc'])
})

test('files go when their room has been over so long, and not before', async () => {
  const { workshop, shelf, storage, files, folder } = await open()
  const { room } = await openFixture(workshop)
  await files.add({ room: room.id, by: 'ann', purpose: 'courseware', name: 'a.pdf', content: pieces(PDF) })
  const sweep = (now: number) => sweepFiles({ days: 1, shelf, storage, now: () => now, report: () => undefined })
  await sweep(workshop.clock.now + 10 * 86_400_000)
  expect(existsSync(folder(room.id))).toBe(true)
  await room.change(() => ({ ok: true, value: [{ type: 'room.ended', why: 'empty' }] }))
  await sweep(workshop.clock.now + 86_000_000)
  expect(existsSync(folder(room.id))).toBe(true)
  await sweep(workshop.clock.now + 87_000_000)
  expect(existsSync(folder(room.id))).toBe(false)
  expect((await files.list(room.id)).files).toEqual([])
})

test('only so many uploads are on their way at once', () => {
  const arrivals = createArrivals()
  const begun = Array.from({ length: MOST_UPLOADS }, () => arrivals.begin('r'))
  expect(begun).not.toContain(null)
  expect(arrivals.begin('other')).toBeNull()
  begun[0]?.end()
  expect(arrivals.begin('other')?.uploads()).toBe(1)
})

test('what others take while one comes counts against it, and what broke off does not', () => {
  const arrivals = createArrivals()
  const [one, two, three] = [arrivals.begin('r'), arrivals.begin('r'), arrivals.begin('r')]
  one?.take(10)
  one?.arrived()
  one?.end()
  two?.take(5)
  two?.end()
  three?.take(1)
  expect(three?.bytes()).toBe(11)
  expect(arrivals.begin('r')?.bytes()).toBe(1)
})

test.each([
  ['C:\\课件\\第一课.pdf', '第一课.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a\u0000b\u202ec.pdf', 'abc.pdf'],
  ['  ', '…'],
  [`${'长'.repeat(200)}.pptx`, `${'长'.repeat(114)}….pptx`],
])('%j is kept as %j', (name, kept) => expect(keptName(name)).toBe(kept))

test('ids are 12 of [a-z0-9], each another', () => {
  const ids = Array.from({ length: 500 }, newFileId)
  expect(ids.filter((id) => !/^[a-z0-9]{12}$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(500)
})

test('a name in any language goes into a header', () => {
  expect(contentDisposition('attachment', '第一课 (1)’s".pdf')).toBe(`attachment; filename="___ (1)_s_.pdf"; filename*=UTF-8''%E7%AC%AC%E4%B8%80%E8%AF%BE%20%281%29%E2%80%99s%22.pdf`)
})
