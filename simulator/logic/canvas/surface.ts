/** What a canvas's context can do that matters here; its drawing is the browser's own. */
export interface Drawing {
  drawImage?: (...args: readonly unknown[]) => unknown
  createPattern?: (...args: readonly unknown[]) => unknown
  texImage2D?: (...args: readonly unknown[]) => unknown
  texSubImage2D?: (...args: readonly unknown[]) => unknown
  getImageData?: (x: number, y: number, width: number, height: number) => { readonly data: Uint8ClampedArray }
}

/** The browser's canvas away from its page; declared here, for this layer knows no DOM. */
export interface Surface {
  width: number
  height: number
  getContext(kind: string, attributes?: unknown): Drawing | null
}

/** What a browser's worker offers for canvases; in Node it is not there. */
export function worldClass(name: 'Path2D' | 'ImageData' | 'OffscreenCanvas', args: readonly unknown[]): object | null {
  const found: unknown = Reflect.get(globalThis, name)
  if (typeof found !== 'function') return null
  const made: object = Reflect.construct(found, args)
  return made
}

/** A function of the browser's worker; null in Node. */
export function worldFunction(name: 'createImageBitmap' | 'fetch' | 'requestAnimationFrame' | 'cancelAnimationFrame'): ((...args: readonly unknown[]) => unknown) | null {
  const found: unknown = Reflect.get(globalThis, name)
  if (typeof found !== 'function') return null
  return (...args) => {
    const answer: unknown = Reflect.apply(found, globalThis, args)
    return answer
  }
}
