import { inflate } from './inflate.ts'
import { decodeUtf8 } from './text.ts'

/** One file of a ZIP archive, its name with `/`; `read` answers null if it is damaged or packed in another way. */
export interface ZipEntry { readonly name: string; readonly size: number; read(): Uint8Array | null }

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8

/** The files of a ZIP archive by its central directory (PKWARE APPNOTE 4.3.12); null if it has none. */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return null
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null
    const [method, packedSize, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    const [nameLength, extra, comment, local] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true), view.getUint32(at + 42, true)]
    const name = decodeUtf8(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.push({
      name,
      size,
      read() {
        if (local + 30 > bytes.length) return null
        const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
        const packed = bytes.subarray(start, start + packedSize)
        return method === STORED ? packed : method === DEFLATED ? inflate(packed, size) : null
      },
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  return -1
}
