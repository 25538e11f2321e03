/** What a canvas's context can do that matters here; its drawing is the browser's own. */
export interface Drawing {
  drawImage?: (...args: readonly unknown[]) => unknown
  createPattern?: (...args: readonly unknown[]) => unknown
  texImage2D?: (...args: readonly unknown[]) => unknown
  texSubImage2D?: (...args: readonly unknown[]) => unknown
  clearRect?: (x: number, y: number, width: number, height: number) => void
  measureText?: (text: string) => { readonly width: number }
  putImageData?: (pixels: object, x: number, y: number) => void
  getImageData?: (x: number, y: number, width: number, height: number) => { readonly data: Uint8ClampedArray }
}

/** The browser's canvas away from its page; declared here, for this layer knows no DOM. */
export interface Surface {
  width: number
  height: number
  getContext(kind: string, attributes?: unknown): Drawing | null
  /** The picture in a file's form; the quality, from 0 to 1, counts for JPEG. */
  convertToBlob?(options: { readonly type: string; readonly quality?: number }): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>
}

/** What draws: the browser's worker, or a library of Node. */
export interface Graphics {
  /** A canvas of its own; null where there are none. */
  surface(width: number, height: number): Surface | null
  /** The picture in a file's bytes, as something with `width` and `height` that can be drawn; rejects for what is no picture. */
  decode(bytes: Uint8Array, type: string): Promise<object>
  path(path: unknown): object | null
  imageData(args: readonly unknown[]): object | null
}

/** What the thread itself offers: a browser's worker everything, Node nothing. */
export const worldGraphics: Graphics = {
  surface: (width, height) => surfaceIn(worldClass('OffscreenCanvas', [width, height])),
  async decode(bytes, type) {
    const decode = worldFunction('createImageBitmap')
    if (decode === null) throw new Error('pictures are not decoded here')
    const bitmap = await decode(new Blob([bytes.slice()], { type }))
    if (typeof bitmap !== 'object' || bitmap === null) throw new Error('this is no picture')
    return bitmap
  },
  path: (path) => worldClass('Path2D', path === undefined ? [] : [path]),
  imageData: (args) => worldClass('ImageData', args),
}

/** A canvas as far as it is one. */
export const surfaceIn = (value: unknown): Surface | null => (isSurface(value) ? value : null)

const isSurface = (value: unknown): value is Surface => typeof value === 'object' && value !== null && 'getContext' in value

function worldClass(name: 'Path2D' | 'ImageData' | 'OffscreenCanvas', args: readonly unknown[]): object | null {
  const found: unknown = Reflect.get(globalThis, name)
  if (typeof found !== 'function') return null
  const made: object = Reflect.construct(found, args)
  return made
}

/** A function of the browser's worker; null in Node. */
export function worldFunction(name: 'createImageBitmap' | 'requestAnimationFrame' | 'cancelAnimationFrame'): ((...args: readonly unknown[]) => unknown) | null {
  const found: unknown = Reflect.get(globalThis, name)
  if (typeof found !== 'function') return null
  return (...args) => {
    const answer: unknown = Reflect.apply(found, globalThis, args)
    return answer
  }
}
