import fc from 'fast-check'
import { KINDS_FOR, natureOf } from '../../../../server/src/files/kind'
import { readPictureSize } from '../../../../server/src/files/render/picture-size'
import { colouredPdf, hugePng } from '../../../support/documents'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
const zip = (name: string): Buffer => Buffer.concat([hex('504b0304 1400 0600 0800 00000000 00000000 00000000 00000000'), Buffer.from([name.length, 0, 0, 0]), Buffer.from(name)])
const brand = (name: string): Buffer => Buffer.concat([hex('00000020'), Buffer.from(`ftyp${name}`), Buffer.alloc(20)])
const webm = (codec: string): Buffer => Buffer.concat([hex('1a45dfa3 9f428681 01'), Buffer.from(`webm....${codec}`)])

test.each([
  ['a PDF', colouredPdf(1), 'pdf', 'application/pdf'],
  ['a PDF behind something else', Buffer.concat([Buffer.from('\ufeff\n\n'), colouredPdf(1)]), 'pdf', 'application/pdf'],
  ['a PNG', hugePng(1, 1), 'image', 'image/png'],
  ['a JPEG', hex('ffd8ffe000104a464946'), 'image', 'image/jpeg'],
  ['a GIF', Buffer.from('GIF89a....'), 'image', 'image/gif'],
  ['a WebP', Buffer.from('RIFF....WEBPVP8 '), 'image', 'image/webp'],
  ['an old Office file', hex('d0cf11e0a1b11ae100'), 'office', 'application/octet-stream'],
  ['a PPTX', zip('[Content_Types].xml'), 'office', 'application/octet-stream'],
  ['an ODP', zip('mimetype'), 'office', 'application/octet-stream'],
  ['an MP4', brand('isom'), 'video', 'video/mp4'],
  ['a film of an iPhone', brand('qt  '), 'video', 'video/mp4'],
  ['an M4A', brand('M4A '), 'audio', 'audio/mp4'],
  ['a WebM', webm('V_VP9....A_OPUS'), 'video', 'video/webm'],
  ['a WebM without a picture', webm('A_OPUS'), 'audio', 'audio/webm'],
  ['an MP3 with a title', Buffer.from('ID3....'), 'audio', 'audio/mpeg'],
  ['a bare MP3', hex('fffb9064'), 'audio', 'audio/mpeg'],
] as const)('%s is known by its first bytes', (_what, bytes, kind, type) => expect(natureOf(bytes)).toEqual({ kind, type }))

test.each([
  ['HTML', Buffer.from('<!DOCTYPE html><script>')],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['another zip', zip('payload.exe')],
  ['HEIC', brand('heic')],
  ['an RTF', Buffer.from('{\\rtf1')],
  ['nothing', Buffer.alloc(0)],
])('%s is none of ours', (_what, bytes) => expect(natureOf(bytes)).toBeNull())

test('any bytes are something or nothing, and never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => {
    const nature = natureOf(Buffer.from(bytes))
    expect(nature === null || Object.values(KINDS_FOR).some((kinds) => kinds.includes(nature.kind))).toBe(true)
  }))
})

describe('a picture’s size', () => {
  const jpeg = (...segments: readonly string[]): Buffer => hex(`ffd8 ${segments.join('')}`)
  test.each([
    ['PNG', hugePng(20_000, 10_000), { width: 20_000, height: 10_000 }],
    ['GIF', Buffer.concat([Buffer.from('GIF89a'), hex('2003 5802')]), { width: 800, height: 600 }],
    ['JPEG behind other segments and fill bytes', jpeg('ffe0 0004 0000', 'ffff', 'ffc2 0011 08 0258 0320 03'), { width: 800, height: 600 }],
    ['WebP, extended', Buffer.concat([Buffer.from('RIFF....WEBPVP8X'), hex('0a000000 00000000 1f0300 570200')]), { width: 800, height: 600 }],
    ['WebP, lossless', Buffer.concat([Buffer.from('RIFF....WEBPVP8L'), hex('00000000 2f'), Buffer.from([0x1f, 0xc3, 0x95, 0x00])]), { width: 800, height: 600 }],
    ['WebP, lossy', Buffer.concat([Buffer.from('RIFF....WEBPVP8 '), hex('00000000 000000 9d012a 2003 5802')]), { width: 800, height: 600 }],
  ] as const)('%s', (_what, bytes, size) => expect(readPictureSize(bytes)).toEqual(size))

  test.each([
    ['a JPEG that ends in its header', jpeg('ffe0 0010 00')],
    ['a JPEG without a frame', jpeg('ffda 0004 0000')],
    ['a JPEG whose segment has no length', jpeg('ffe0 0000 0000')],
    ['a PNG of no width', hugePng(0, 10)],
    ['a PNG that is cut off', hugePng(1, 1).subarray(0, 18)],
  ])('%s has none', (_what, bytes) => expect(readPictureSize(bytes)).toBeNull())

  test('any bytes have one or none, and never throw', () => {
    const heads = [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), hex('ffd8'), Buffer.from('GIF89a'), Buffer.from('RIFF....WEBPVP8X')]
    fc.assert(fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, bytes) => {
      const size = readPictureSize(Buffer.concat([head, bytes]))
      expect(size === null || size.width * size.height > 0).toBe(true)
    }))
  })
})
