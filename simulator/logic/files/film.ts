/** What an MP4 or QuickTime file's `moov` says of it: seconds, pixels, pictures a second. */
export interface Film { readonly seconds: number; readonly width: number; readonly height: number; readonly fps: number }

/** Reads the boxes of ISO 14496-12; null if it is no such file. */
export function readFilm(bytes: Uint8Array): Film | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const [moov] = boxes(view, 0, view.byteLength, 'moov')
    const [header] = moov ? boxes(view, moov.start, moov.end, 'mvhd') : []
    if (!moov || !header) return null
    const wide = view.getUint8(header.start) === 1
    const scale = view.getUint32(header.start + (wide ? 20 : 12))
    const length = wide ? Number(view.getBigUint64(header.start + 24)) : view.getUint32(header.start + 16)
    const seconds = scale === 0 ? 0 : length / scale
    const tracks = boxes(view, moov.start, moov.end, 'trak').map((track) => sizeOf(view, track))
    const picture = tracks.find(({ width }) => width > 0)
    return { seconds, width: picture?.width ?? 0, height: picture?.height ?? 0, fps: seconds > 0 ? Math.round((picture?.samples ?? 0) / seconds * 100) / 100 : 0 }
  } catch {
    return null
  }
}

interface Box { readonly start: number; readonly end: number }

function boxes(view: DataView, from: number, to: number, kind: string): readonly Box[] {
  const found: Box[] = []
  for (let at = from; at + 8 <= to;) {
    const short = view.getUint32(at)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
    if (size < head) return found
    if ([4, 5, 6, 7].map((offset) => String.fromCharCode(view.getUint8(at + offset))).join('') === kind) found.push({ start: at + head, end: Math.min(to, at + size) })
    at += size
  }
  return found
}

function sizeOf(view: DataView, track: Box): { readonly width: number; readonly height: number; readonly samples: number } {
  const [header] = boxes(view, track.start, track.end, 'tkhd')
  const path = ['mdia', 'minf', 'stbl', 'stsz']
  let inside: Box | undefined = track
  for (const kind of path) inside = inside && boxes(view, inside.start, inside.end, kind)[0]
  const samples = inside ? view.getUint32(inside.start + 8) : 0
  return header ? { width: view.getUint16(header.end - 8), height: view.getUint16(header.end - 4), samples } : { width: 0, height: 0, samples }
}
