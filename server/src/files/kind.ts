import type { FileKind, FilePurpose } from '#shared/protocol/files-schema'

/** What a file is, and as what it is served. */
export interface FileNature {
  readonly kind: FileKind
  readonly type: string
}

/** So many first bytes are looked at; a file that is shorter is known by what it has. */
export const HEAD_BYTES = 4_096

/** By its first bytes, whatever its name says; null: nothing that is taken here, such as HTML and SVG. */
export function natureOf(head: Buffer): FileNature | null {
  return PLAIN.find(({ at, bytes }) => head.subarray(at, at + bytes.length).equals(bytes))?.nature
    ?? pdfOf(head) ?? riffOf(head) ?? mp4Of(head) ?? matroskaOf(head) ?? zipOf(head) ?? mp3Of(head)
}

/** What may be given for what. */
export const KINDS_FOR: Readonly<Record<FilePurpose, readonly FileKind[]>> = {
  courseware: ['pdf', 'office', 'image'],
  image: ['image'],
  media: ['video', 'audio'],
}

const image = (type: string): FileNature => ({ kind: 'image', type })

interface Mark { readonly at: number; readonly bytes: Buffer; readonly nature: FileNature }
const mark = (at: number, bytes: string, nature: FileNature): Mark => ({ at, bytes: Buffer.from(bytes, 'latin1'), nature })

const PLAIN: readonly Mark[] = [
  mark(0, '\x89PNG\r\n\x1a\n', image('image/png')),
  mark(0, '\xff\xd8\xff', image('image/jpeg')),
  mark(0, 'GIF87a', image('image/gif')),
  mark(0, 'GIF89a', image('image/gif')),
  // OLE, of Office before 2007 and of what it encrypts (MS-CFB, 2.2).
  mark(0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', { kind: 'office', type: 'application/octet-stream' }),
  mark(0, 'ID3', { kind: 'audio', type: 'audio/mpeg' }),
]

/** Readers take what stands before the header, within its first 1,024 bytes (ISO 32000-1, annex H). */
const pdfOf = (head: Buffer): FileNature | null => (head.subarray(0, 1_024).includes('%PDF-') ? { kind: 'pdf', type: 'application/pdf' } : null)

const riffOf = (head: Buffer): FileNature | null => (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP' ? image('image/webp') : null)

/** Brands of ISO base media; M4A says so itself, all else is taken for video. HEIC and AVIF are pictures that few can show. */
function mp4Of(head: Buffer): FileNature | null {
  if (text(head, 4, 8) !== 'ftyp') return null
  const brand = text(head, 8, 12)
  if (/^(hei|hev|mif|msf|avi)/.test(brand)) return null
  return /^M4[AB] /.test(brand) ? { kind: 'audio', type: 'audio/mp4' } : { kind: 'video', type: 'video/mp4' }
}

/** WebM is one; whether it holds a picture stands in its tracks, which come early. */
function matroskaOf(head: Buffer): FileNature | null {
  if (head.length < 4 || head.readUInt32BE(0) !== 0x1a45dfa3 || !head.subarray(0, 64).includes('webm')) return null
  const picture = head.includes('V_VP') || head.includes('V_AV1')
  return picture || !head.includes('A_') ? { kind: 'video', type: 'video/webm' } : { kind: 'audio', type: 'audio/webm' }
}

/** Zip files of Office and of OpenDocument, by their first entry's name. */
function zipOf(head: Buffer): FileNature | null {
  if (head.length < 30 || head.readUInt32BE(0) !== 0x504b0304) return null
  const name = head.subarray(30, 30 + head.readUInt16LE(26)).toString('latin1')
  return /^(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|word\/|ppt\/|xl\/|mimetype$)/.test(name) ? { kind: 'office', type: 'application/octet-stream' } : null
}

/** A frame header of MPEG audio, layer III (ISO 11172-3): sync, layer, a rate that exists. */
function mp3Of(head: Buffer): FileNature | null {
  const [first = 0, second = 0, third = 0] = head
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2 && third >> 4 !== 0xf && third >> 4 !== 0 && (third & 0x0c) !== 0x0c
  return isFrame ? { kind: 'audio', type: 'audio/mpeg' } : null
}

const text = (head: Buffer, from: number, to: number): string => head.subarray(from, to).toString('latin1')
