import { createRequire } from 'node:module'
import { surfaceIn, type Graphics } from '../logic/canvas/surface.ts'

const require = createRequire(import.meta.url)

interface Library {
  createCanvas(width: number, height: number): object
  loadImage(source: Buffer): Promise<object>
  readonly Path2D: new (path?: unknown) => object
  readonly ImageData: new (...args: readonly unknown[]) => object
}
let loaded: Library | null = null

/** Read when somebody draws: most pages never do. */
const library = (): Library => {
  const found: Library = loaded ?? require('@napi-rs/canvas')
  loaded = found
  return found
}

/** Canvases without a browser: Skia's, in this process. */
export const nodeGraphics: Graphics = {
  surface: (width, height) => surfaceIn(library().createCanvas(width, height)),
  decode: (bytes) => library().loadImage(Buffer.from(bytes)),
  path: (path) => (path === undefined ? new (library().Path2D)() : new (library().Path2D)(path)),
  imageData: (args) => new (library().ImageData)(...args),
}
