import { create } from 'qrcode/lib/core/qrcode'

/** The modules of a QR code, row by row, true is dark. Bytes are made here: a mini-program has no TextEncoder. */
export function qrMatrix(text: string): readonly (readonly boolean[])[] {
  const bytes = Uint8Array.from(encodeURI(text), (letter) => letter.charCodeAt(0))
  const { modules } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, y) => Array.from({ length: modules.size }, (__, x) => modules.get(y, x) === 1))
}
