import { deflateRawSync } from 'node:zlib'
import { membersOf } from '../../../simulator/source/declared'
import { openPhone, type TestPhone, type Told } from '../../support/simulator/phone'
import { managerOf } from '../proofs/files'

const ROOT = 'wxfile://usr'
const called = (phone: TestPhone, name: string, options: object): Promise<Told> => new Promise((resolve) => managerOf(phone)[name]!({ ...options, complete: resolve }))
const bytes = (...values: readonly number[]): ArrayBuffer => Uint8Array.from(values).buffer
const read = (phone: TestPhone, path: string): unknown => managerOf(phone)['readFileSync']!(path, 'utf8')
const write = (phone: TestPhone, path: string, data: unknown, encoding = 'utf8'): unknown => managerOf(phone)['writeFileSync']!(path, data, encoding)

test('every method of the typings is there, but those that read brotli', async () => {
  const manager = managerOf(await openPhone())
  expect(membersOf('FileSystemManager').filter((name) => !(name in manager))).toEqual(['readCompressedFileSync', 'readCompressedFile'])
  expect(Object.keys(manager).filter((name) => !membersOf('FileSystemManager').includes(name))).toEqual([])
})

describe('a file', () => {
  test.each([['utf8', '一 é 😀'], ['base64', 'AQID/w=='], ['hex', '0a0bff'], ['ucs2', '一a'], ['latin1', 'é'], ['ascii', 'a']])('is written and read as %s', async (encoding, text) => {
    const phone = await openPhone()
    write(phone, `${ROOT}/a`, text, encoding)
    expect(managerOf(phone)['readFileSync']!(`${ROOT}/a`, encoding)).toBe(text)
  })
  test('is read in parts', async () => {
    const phone = await openPhone()
    write(phone, `${ROOT}/a`, bytes(1, 2, 3, 4))
    const told = await called(phone, 'readFile', { filePath: `${ROOT}/a`, position: 1, length: 2 })
    expect([...new Uint8Array(told['data'] as ArrayBuffer)]).toEqual([2, 3])
    expect((await called(phone, 'readFile', { filePath: `${ROOT}/a`, length: 5 })).errno).toBe(1301006)
  })
  test('grows, is cut, copied, renamed and taken away', async () => {
    const phone = await openPhone()
    const fs = managerOf(phone)
    write(phone, `${ROOT}/a`, '12')
    fs['appendFileSync']!(`${ROOT}/a`, '34')
    fs['copyFileSync']!(`${ROOT}/a`, `${ROOT}/b`)
    fs['truncateSync']!({ filePath: `${ROOT}/a`, length: 3 })
    fs['renameSync']!(`${ROOT}/a`, `${ROOT}/c`)
    expect([read(phone, `${ROOT}/b`), read(phone, `${ROOT}/c`)]).toEqual(['1234', '123'])
    fs['unlinkSync']!(`${ROOT}/c`)
    expect(fs['readdirSync']!(ROOT)).toEqual(['b'])
    expect(await called(phone, 'access', { path: `${ROOT}/c` })).toEqual({ errMsg: `access:fail no such file or directory ${ROOT}/c`, errno: 1300002 })
  })
  test('is told of', async () => {
    const phone = await openPhone()
    write(phone, `${ROOT}/a`, '12')
    const stats = managerOf(phone)['statSync']!(`${ROOT}/a`) as { size: number; isFile: () => boolean; isDirectory: () => boolean }
    expect([stats.size, stats.isFile(), stats.isDirectory()]).toEqual([2, true, false])
    expect(await called(phone, 'getFileInfo', { filePath: `${ROOT}/a` })).toMatchObject({ size: 2 })
  })
})

describe('what may not be', () => {
  test.each([
    ['writeFile', { filePath: 'data/a.json', data: '' }, 'permission denied, open data/a.json'],
    ['writeFile', { filePath: 'wxfile://tmp_1', data: '' }, 'permission denied, open wxfile://tmp_1'],
    ['writeFile', { filePath: `${ROOT}/none/a`, data: '' }, `no such file or directory ${ROOT}/none/a`],
    ['writeFile', { filePath: ROOT, data: '' }, `permission denied, open ${ROOT}`],
    ['unlink', { filePath: 'app.json' }, 'permission denied, open app.json'],
    ['rmdir', { dirPath: ROOT }, `permission denied, open ${ROOT}`],
    ['mkdir', { dirPath: 'data' }, 'permission denied, open data'],
    ['saveFile', { tempFilePath: `${ROOT}/a` }, `tempFilePath file not exist ${ROOT}/a`],
    ['readFile', { filePath: ROOT }, `illegal operation on a directory, open ${ROOT}`],
  ])('%s %j', async (name, options, why) => {
    const phone = await openPhone()
    expect((await called(phone, name, options)).errMsg).toBe(`${name}:fail ${why}`)
  })
  test('more than 200 MB', async () => {
    const phone = await openPhone()
    write(phone, `${ROOT}/a`, new ArrayBuffer(150 * 1024 * 1024))
    expect(() => write(phone, `${ROOT}/b`, new ArrayBuffer(51 * 1024 * 1024))).toThrow('writeFileSync:fail the maximum size of the file storage limit is exceeded')
  })
})

test('folders are made, listed, moved and taken away', async () => {
  const phone = await openPhone()
  const fs = managerOf(phone)
  expect(() => fs['mkdirSync']!(`${ROOT}/a/b`)).toThrow('mkdirSync:fail no such file or directory')
  fs['mkdirSync']!(`${ROOT}/a/b`, true)
  write(phone, `${ROOT}/a/b/c`, '1')
  fs['renameSync']!(`${ROOT}/a/b`, `${ROOT}/a/d`)
  expect(fs['readdirSync']!(`${ROOT}/a`)).toEqual(['d'])
  expect(read(phone, `${ROOT}/a/d/c`)).toBe('1')
  expect((fs['statSync']!(`${ROOT}/a`, true) as { path: string }[]).map(({ path }) => path).sort()).toEqual(['/', '/d', '/d/c'])
  expect(() => fs['rmdirSync']!(`${ROOT}/a`)).toThrow('rmdirSync:fail directory not empty')
  fs['rmdirSync']!(`${ROOT}/a`, true)
  expect(fs['readdirSync']!(ROOT)).toEqual([])
})

test('a temporary file is saved, listed and taken away, and the phone keeps it', async () => {
  const phone = await openPhone()
  const path = phone.logic.host.files.keep(bytes(1, 2), 'bin')
  const told = await called(phone, 'saveFile', { tempFilePath: path.ok ? path.value : '' })
  expect(told['savedFilePath']).toMatch(/^wxfile:\/\/store_\w+\.bin$/)
  expect(await called(phone, 'getSavedFileList', {})).toMatchObject({ fileList: [{ filePath: told['savedFilePath'], size: 2 }] })
  expect(await called(phone, 'removeSavedFile', { filePath: told['savedFilePath'] })).toEqual({ errMsg: 'removeSavedFile:ok' })
  expect((await called(phone, 'removeSavedFile', { filePath: told['savedFilePath'] })).errno).toBe(1300002)
})

test('a file is opened, written and read in parts, and closed', async () => {
  const phone = await openPhone()
  const fs = managerOf(phone)
  const fd = fs['openSync']!({ filePath: `${ROOT}/a`, flag: 'w+' })
  expect(fs['writeSync']!({ fd, data: 'hello' })).toEqual({ bytesWritten: 5 })
  expect(fs['writeSync']!({ fd, data: bytes(74, 75, 76), offset: 1, length: 1, position: 0 })).toEqual({ bytesWritten: 1 })
  const arrayBuffer = new ArrayBuffer(6)
  expect(fs['readSync']!({ fd, arrayBuffer, offset: 1, length: 5, position: 0 })).toMatchObject({ bytesRead: 5 })
  expect(Buffer.from(arrayBuffer).toString('latin1')).toBe('\0Kello')
  expect((fs['fstatSync']!({ fd }) as { size: number }).size).toBe(5)
  fs['ftruncateSync']!({ fd, length: 2 })
  fs['closeSync']!({ fd })
  expect(read(phone, `${ROOT}/a`)).toBe('Ke')
  expect(() => fs['closeSync']!({ fd })).toThrow('closeSync:fail bad file descriptor')
  const reader = fs['openSync']!({ filePath: `${ROOT}/a` })
  expect(() => fs['writeSync']!({ fd: reader, data: 'x' })).toThrow('writeSync:fail permission denied when open using flag r')
})

test('a zip archive is unpacked and looked into', async () => {
  const phone = await openPhone()
  const long = 'lianmai '.repeat(500)
  write(phone, `${ROOT}/a.zip`, zipOf({ 'a.txt': long, 'deep/b.txt': '一' }))
  expect(await called(phone, 'unzip', { zipFilePath: `${ROOT}/a.zip`, targetPath: `${ROOT}/out` })).toEqual({ errMsg: 'unzip:ok' })
  expect([read(phone, `${ROOT}/out/a.txt`), read(phone, `${ROOT}/out/deep/b.txt`)]).toEqual([long, '一'])
  expect(await called(phone, 'readZipEntry', { filePath: `${ROOT}/a.zip`, entries: [{ path: 'deep/b.txt', encoding: 'utf8' }, { path: 'gone' }] })).toMatchObject({ entries: { 'deep/b.txt': { data: '一' }, gone: { errMsg: expect.stringContaining('fail') } } })
  write(phone, `${ROOT}/b.zip`, 'no archive')
  expect((await called(phone, 'unzip', { zipFilePath: `${ROOT}/b.zip`, targetPath: ROOT })).errMsg).toBe('unzip:fail unzip open file fail')
})

test('the package\'s own files are there to be read', async () => {
  const phone = await openPhone({ 'data/a.json': { a: [1] } })
  expect(JSON.parse(String(read(phone, '/data/a.json')))).toEqual({ a: [1] })
  expect(managerOf(phone)['readdirSync']!('data')).toEqual(['a.json'])
  expect(() => read(phone, 'app.js')).toThrow('no such file or directory')
})

test('a mini-program in a realm of its own writes its own buffers', async () => {
  const phone = await openPhone({ 'app.js': 'const fs = wx.getFileSystemManager(); fs.writeFileSync(wx.env.USER_DATA_PATH + "/a", new Uint8Array([104, 105]).buffer); App({})' })
  expect(read(phone, `${ROOT}/a`)).toBe('hi')
})

/** A ZIP archive as other programs write it, as far as a reader looks: deflated entries and their directory. */
function zipOf(files: Readonly<Record<string, string>>): ArrayBuffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, packed, size] = [Buffer.from(name), deflateRawSync(text), Buffer.byteLength(text)]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(path.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(path.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, path, packed)
    directory.push(entry, path)
    at += local.length + path.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...locals, ...directory, end])).buffer
}
