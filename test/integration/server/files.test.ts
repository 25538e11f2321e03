import sharp from 'sharp'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { SessionReply } from '#shared/protocol/http'
import { ask, openRoom, signIn } from '../../support/ask'
import { bareChinesePdf, colouredPdf, hugePng, printedPdf } from '../../support/documents'
import { filesOf, pixelsAt, whyOf, type FilesOf } from '../../support/room-files'
import { joinRoom, type RoomClient } from '../../support/room-client'
import { startServer, type StartedServer } from '../../support/start-server'

jest.setTimeout(180_000)

let scope: Scope
let server: StartedServer
let teacher: SessionReply
let student: SessionReply
let room: string
let inRoom: RoomClient
let files: FilesOf
let studentsFiles: FilesOf

beforeAll(async () => {
  scope = createScope()
  server = await startServer({ args: ['--file-mb=8', '--image-mb=2', '--room-files-mb=40'] })
  teacher = await signIn(server.base, '林老师')
  student = await signIn(server.base, '陈一诺')
  room = (await openRoom(server.base, teacher)).id
  inRoom = await joinRoom({ base: server.base, session: teacher, room })
  const other = await joinRoom({ base: server.base, session: student, room })
  scope.onEnd(() => [inRoom, other].forEach((one) => one.close()))
  files = filesOf(server.base, teacher, room)
  studentsFiles = filesOf(server.base, student, room)
})
afterAll(async () => {
  scope.end()
  await server.stop()
})

const near = (colour: readonly number[], wanted: readonly number[]): boolean => wanted.every((value, index) => Math.abs(value - (colour[index] ?? 999)) < 12)

test('a PDF becomes pages: all of them, in order, in the right colours, for everybody in the room', async () => {
  const file = await files.settled(colouredPdf(3), '第一课.pdf')
  expect(file).toMatchObject({ name: '第一课.pdf', kind: 'pdf', purpose: 'courseware', pages: 3, addedBy: teacher.user.id, progress: { state: 'ready' } })
  const pages = await files.pages(file.id)
  expect(pages.map(({ width, height }) => [width, height])).toEqual([[1_600, 900], [1_600, 900], [1_600, 900]])
  const first = await pixelsAt(await studentsFiles.address(pages[0]!.file))
  expect([first.width, first.height, first.type]).toEqual([1_600, 900, 'image/png'])
  expect(near(first.colour(400, 450), [0xc8, 0x1e, 0x1e])).toBe(true)
  expect(near(first.colour(1_000, 100), [255, 255, 255])).toBe(true)
})

test('Chinese comes out, with its font in the file and without', async () => {
  const printed = await files.settled(await printedPdf(scope, '<style>@page{size:400px 400px;margin:0}p{font-size:300px;line-height:1;margin:20px}</style><p>国</p>'), 'printed.pdf')
  const inside = await pixelsAt(await files.address((await files.pages(printed.id))[0]!.file))
  const darkOf = async (letter: string): Promise<number> => (await pixelsAt(await files.address((await files.pages((await files.settled(bareChinesePdf(letter), `${letter}.pdf`)).id))[0]!.file))).dark
  const [nation, one, middle] = [await darkOf('国'), await darkOf('一'), await darkOf('中')]
  expect(inside.dark).toBeGreaterThan(50_000)
  // Letters that no font has would all be the same box.
  expect(nation).toBeGreaterThan(middle)
  expect(middle).toBeGreaterThan(one)
  expect(one).toBeGreaterThan(5_000)
})

test.each([
  ['broken', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000, 'x')]), 'file/broken'],
  ['cut off', () => colouredPdf(4).subarray(0, 600), 'file/broken'],
  ['encrypted', () => colouredPdf(2, { password: 'secret' }), 'file/encrypted'],
  ['longer than a document may be', () => colouredPdf(501), 'file/too-many-pages'],
  ['a picture of 200 megapixels', () => hugePng(20_000, 10_000), 'file/too-many-pixels'],
  ['a picture without pixels', () => hugePng(200, 100), 'file/broken'],
  ['of Office, where no LibreOffice is', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]), 'file/no-converter'],
])('what is %s says why, and leaves nothing but that', async (_what, content, why) => {
  const file = await files.settled(content(), 'lesson')
  expect([whyOf(file), file.bytes, file.pages]).toEqual([why, 0, 0])
  expect((await fetch(await files.address(file.id))).status).toBe(404)
  expect(await files.remove(file.id)).toBe(200)
})

test('pictures are upright, bounded and without what the camera said', async () => {
  const photo = await sharp({ create: { width: 6_000, height: 3_000, channels: 3, background: '#2060c0' } })
    .composite([{ input: { create: { width: 3_000, height: 3_000, channels: 3, background: '#c02020' } }, left: 0, top: 0 }])
    .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: 'where it was taken' } } }).jpeg().toBuffer()
  const file = await files.settled(photo, 'photo.jpg', 'image')
  const [page] = await files.pages(file.id)
  expect([page?.width, page?.height]).toEqual([2_048, 4_096])
  const address = await files.address(page!.file)
  const shown = await pixelsAt(address)
  expect([near(shown.colour(1_000, 500), [0xc0, 0x20, 0x20]), near(shown.colour(1_000, 3_500), [0x20, 0x60, 0xc0])]).toEqual([true, true])
  expect(Buffer.from(await (await fetch(address)).arrayBuffer()).includes('where it was taken')).toBe(false)
})

test('a picture that can be seen through stays so, and a WebP is taken', async () => {
  const glass = await sharp({ create: { width: 200, height: 100, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } }).webp().toBuffer()
  const file = await files.settled(glass, 'glass.webp', 'image')
  const [page] = await files.pages(file.id)
  const kept = await sharp(Buffer.from(await (await fetch(await files.address(page!.file))).arrayBuffer())).raw().toBuffer({ resolveWithObject: true })
  expect([kept.info.channels, Math.abs((kept.data[3] ?? 0) - 128) < 3]).toEqual([4, true])
})

test('what is too large, unknown, or another thing than it should be is refused while it comes', async () => {
  const codeOf = async (content: Buffer, name: string, purpose?: string) => (await files.give(content, name, purpose)).body.code
  const before = (await files.list()).body.files.length
  expect(await codeOf(Buffer.concat([colouredPdf(1), Buffer.alloc(9 * 1024 ** 2)]), 'large.pdf')).toBe('file/too-large')
  expect(await codeOf(Buffer.from('<html><script>alert(1)</script></html>'), 'page.pdf')).toBe('file/unknown-type')
  expect(await codeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png', 'image')).toBe('file/unknown-type')
  expect(await codeOf(colouredPdf(1), 'a.mp4', 'media')).toBe('file/unknown-type')
  expect(await codeOf(Buffer.alloc(0), 'nothing')).toBe('file/unknown-type')
  expect(await codeOf(colouredPdf(1), 'x', 'elsewhere')).toBe('request/invalid')
  expect((await files.list()).body.files).toHaveLength(before)
})

test('only who teaches gives, lists and removes; strangers read nothing', async () => {
  const file = await files.settled(colouredPdf(1), 'rights.pdf')
  expect((await studentsFiles.give(colouredPdf(1), 'a.pdf')).body.code).toBe('member/not-allowed')
  expect((await studentsFiles.list()).body.code).toBe('member/not-allowed')
  expect(await studentsFiles.remove(file.id)).toBe(403)
  const stranger = await signIn(server.base, 'Stranger')
  expect((await ask(server.base, `/api/rooms/${room}/file-access`, { token: stranger.token })).body.code).toBe('file/not-found')
  expect((await ask(server.base, `/api/rooms/${room}/file-access`)).body.code).toBe('session/required')
})

test('an address carries its right: a wrong one, another room’s and none open nothing', async () => {
  const file = await files.settled(colouredPdf(1), 'signed.pdf')
  const [page] = await files.pages(file.id)
  const address = await studentsFiles.address(page!.file)
  const other = (await openRoom(server.base, student)).id
  const joined = await joinRoom({ base: server.base, session: student, room: other })
  const elsewhere = await filesOf(server.base, student, other).address(page!.file)
  joined.close()
  const code = async (url: string) => (await (await fetch(url)).json()).code
  expect(await code(address.replace(/token=.*/, 'token='))).toBe('media/token-invalid')
  expect(await code(`${address}x`)).toBe('media/token-invalid')
  expect(await code(elsewhere)).toBe('file/not-found')
  expect(await code(elsewhere.replace(other, room))).toBe('media/token-mismatch')
  expect(await code(address.replace(page!.file, '%2e%2e%2flianmai.db'))).toBe('file/not-found')
})

test('a film is served as it is, by ranges, with headers that let it run nothing', async () => {
  const film = Buffer.concat([Buffer.from('0000001c6674797069736f6d', 'hex'), Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251))])
  const { body } = await files.give(film, '示范 "1".mp4', 'media')
  expect(body.file).toMatchObject({ kind: 'video', progress: { state: 'ready' }, pages: 0 })
  const address = await studentsFiles.address(body.file.id)
  const whole = await fetch(address)
  expect(Object.fromEntries(['content-type', 'x-content-type-options', 'content-security-policy', 'accept-ranges'].map((name) => [name, whole.headers.get(name)])))
    .toEqual({ 'content-type': 'video/mp4', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'accept-ranges': 'bytes' })
  expect(whole.headers.get('content-disposition')).toBe(`inline; filename="__ _1_.mp4"; filename*=UTF-8''${encodeURIComponent('示范 "1".mp4')}`)
  expect(Buffer.from(await whole.arrayBuffer()).equals(film)).toBe(true)
  const part = await fetch(address, { headers: { range: 'bytes=1000-1999' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 1000-1999/${film.length}`])
  expect(Buffer.from(await part.arrayBuffer()).equals(film.subarray(1_000, 2_000))).toBe(true)
  const document = await files.settled(colouredPdf(1), 'whole.pdf')
  expect((await fetch(await files.address(document.id))).headers.get('content-disposition')).toMatch(/^attachment;/)
})

test('a room takes so much and no more, and has place again when something is removed', async () => {
  const own = (await openRoom(server.base, teacher)).id
  const joined = await joinRoom({ base: server.base, session: teacher, room: own })
  const mine = filesOf(server.base, teacher, own)
  const film = Buffer.concat([Buffer.from('0000001c6674797069736f6d', 'hex'), Buffer.alloc(7 * 1024 ** 2)])
  const answers = await Promise.all(Array.from({ length: 7 }, (_, at) => mine.give(film, `${at}.mp4`, 'media')))
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(5)
  expect([...new Set(answers.map(({ body }) => body.code))].filter((code) => code !== undefined)).toEqual(['file/room-full'])
  for (const { id } of (await mine.list()).body.files) expect(await mine.remove(id)).toBe(200)
  expect((await mine.give(film, 'again.mp4', 'media')).status).toBe(200)
  expect((await mine.list()).body.bounds).toMatchObject({ room: 40 * 1024 ** 2, used: film.length })
  joined.close()
})

test('what is removed while it is rendered is gone, and the next one is rendered', async () => {
  const { body } = await files.give(colouredPdf(300), 'long.pdf')
  await files.until(body.file.id, 'the first pages', ({ progress }) => progress.state === 'rendering' && progress.done > 1)
  expect(await files.remove(body.file.id)).toBe(200)
  expect(whyOf(await files.settled(colouredPdf(1), 'next.pdf'))).toBe('ready')
  expect((await files.list()).body.files.some(({ id }) => id === body.file.id)).toBe(false)
})
