import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { MOST_PAGES, PAGE_HEIGHT, PAGE_WIDTH } from '../bounds.ts'
import type { RenderNews, RenderOrder } from './messages.ts'
import { Refused } from './refused.ts'
import { writePage } from './write-page.ts'

/** As much of pdf.js as is used; its own types want a browser's. */
interface Pdf {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
}
interface PdfPage {
  getViewport(wish: { readonly scale: number }): { readonly width: number; readonly height: number }
  render(wish: object): { readonly promise: Promise<void> }
  cleanup(): void
}

/** Turns a PDF into pictures of its pages, from `from` on, one after another. */
export async function renderPdf(order: RenderOrder, tell: (news: RenderNews) => Promise<void>): Promise<void> {
  const pdf = await openPdf(await readFile(order.path))
  if (pdf.numPages > MOST_PAGES) throw new Refused('file/too-many-pages')
  await tell({ type: 'opened', all: pdf.numPages })
  for (let number = order.from + 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    await tell({ type: 'page', page: await writePage(await draw(page), order) })
    page.cleanup()
  }
}

async function openPdf(bytes: Buffer): Promise<Pdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  try {
    return await getDocument({
      data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length),
      cMapUrl: part('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: part('standard_fonts'),
      wasmUrl: part('wasm'),
      iccUrl: part('iccs'),
      // Chinese without its font in the file is drawn with the machine's.
      useSystemFonts: true,
      enableXfa: false,
      verbosity: 0,
    }).promise
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? new Refused('file/encrypted') : error
  }
}

/** A folder of the package, as a path with a slash behind it. */
const part = (name: string): string => `${join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), name)}/`

/** As wide as a page is shown at most, and no higher than it may be. */
async function draw(page: PdfPage) {
  const { width, height } = page.getViewport({ scale: 1 })
  if (!(width > 0 && height > 0)) throw new Refused('file/broken')
  const viewport = page.getViewport({ scale: Math.min(PAGE_WIDTH / width, PAGE_HEIGHT / height) })
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport, background: '#FFFFFF' }).promise
  return canvas
}
