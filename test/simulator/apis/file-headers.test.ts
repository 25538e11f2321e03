import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { createFileSystem, type FileSystem } from '../../../simulator/logic/files/file-system'
import { readFilm } from '../../../simulator/logic/files/film'
import { inflate } from '../../../simulator/logic/files/inflate'
import { readPicture } from '../../../simulator/logic/files/picture'
import { decodeText, decodeUtf8, encodeText, encodeUtf8 } from '../../../simulator/logic/files/text'
import { readZip } from '../../../simulator/logic/files/zip'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

test.each([
  ['GIF', '47494638 3961 0300 0200 00', { width: 3, height: 2, type: 'gif', orientation: 'up' }],
  ['BMP', `424d ${'00'.repeat(16)} 03000000 feffffff`, { width: 3, height: 2, type: 'bmp', orientation: 'up' }],
  ['WebP, lossless', '52494646 00000000 57454250 5650384c 00000000 2f 02400000', { width: 3, height: 2, type: 'webp', orientation: 'up' }],
  ['WebP, extended', '52494646 00000000 57454250 56503858 0a000000 00000000 020000 010000', { width: 3, height: 2, type: 'webp', orientation: 'up' }],
  ['JPEG', 'ffd8 ffc0 0011 08 0002 0003 03', { width: 3, height: 2, type: 'jpeg', orientation: 'up' }],
  ['JPEG on its side', 'ffd8 ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000 ffc2 0011 08 0002 0003 03', { width: 3, height: 2, type: 'jpeg', orientation: 'right' }],
  ['a text', Buffer.from('no picture at all').toString('hex'), null],
])('the size of a picture is read from its header: %s', (_, hex, found) => {
  expect(readPicture(bytes(hex))).toEqual(found)
})

test('any bytes are a picture, a film, an archive, or are refused', () => {
  const starts = ['89504e47', 'ffd8ffe1', 'ffd8ffc0', '52494646000000005745425056503858', '504b0506', '0000000c6d6f6f76', ''].map(bytes)
  fc.assert(fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
    const given = Uint8Array.from([...start, ...rest])
    for (const entry of readZip(given) ?? []) entry.read()
    return [readPicture, readFilm, decodeUtf8].every((read) => read(given) !== undefined)
  }))
})

test('what was deflated is inflated, and what is damaged is refused', () => {
  fc.assert(fc.property(fc.string({ maxLength: 2_000 }), fc.nat(), (text, at) => {
    const plain = Buffer.from(text.repeat(3))
    const packed = Uint8Array.from(deflateRawSync(plain))
    expect(Buffer.from(inflate(packed, plain.length) ?? []).equals(plain)).toBe(true)
    packed[at % packed.length] = 255 - (packed[at % packed.length] ?? 0)
    expect([null, plain.length]).toContain(inflate(packed, plain.length)?.length ?? null)
  }))
})

test('a text survives each encoding that can hold it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const whole = Buffer.from(text).toString()
    expect(decodeUtf8(encodeUtf8(text))).toBe(whole)
    expect(Buffer.from(encodeUtf8(text)).equals(Buffer.from(text))).toBe(true)
    expect(decodeText(encodeText(text, 'ucs2'), 'ucs2')).toBe(text)
  }))
  fc.assert(fc.property(fc.uint8Array(), (given) => {
    expect(decodeUtf8(given)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(given))
    for (const encoding of ['hex', 'base64', 'latin1'] as const) expect([...encodeText(decodeText(given, encoding), encoding)]).toEqual([...given])
  }))
})

describe('what the phone keeps', () => {
  const systemOn = (disk: Map<string, ArrayBuffer>): FileSystem => createFileSystem({
    kept: disk,
    packageFiles: { 'a.txt': { bytes: 1 } },
    readPackage: () => Uint8Array.of(65).buffer,
    write: (path, content) => void (content === null ? disk.delete(path) : disk.set(path, content)),
    now: Date.now,
  })
  test('is there again, in its folders, and temporary files are not', () => {
    const disk = new Map<string, ArrayBuffer>()
    const first = systemOn(disk)
    first.operations['mkdir']!({ dirPath: 'wxfile://usr/a' })
    first.operations['writeFile']!({ filePath: 'wxfile://usr/a/b', data: 'x' })
    first.keep(new ArrayBuffer(1), 'png')
    const again = systemOn(disk)
    expect(again.operations['readFile']!({ filePath: 'wxfile://usr/a/b', encoding: 'utf8' })).toEqual({ ok: true, value: { data: 'x' } })
    expect(again.operations['readdir']!({ dirPath: 'wxfile://usr' })).toEqual({ ok: true, value: { files: ['a'] } })
    expect(disk.size).toBe(1)
    again.operations['rmdir']!({ dirPath: 'wxfile://usr/a', recursive: true })
    expect(disk.size).toBe(0)
  })
  test('has no way out of its root', () => {
    const system = systemOn(new Map())
    expect(system.operations['writeFile']!({ filePath: 'wxfile://usr/../a', data: 'x' })).toMatchObject({ ok: false })
    expect(system.read('/a.txt')).toMatchObject({ ok: true, value: { bytes: Uint8Array.of(65), packaged: true } })
  })
})
