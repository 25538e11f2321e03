import { beginDraft } from '../disk.ts'
import { newFileId } from '../receive.ts'
import type { PageRecord } from '../shelf.ts'
import type { RenderOrder } from './messages.ts'

/** What of a canvas is needed to keep it. */
export interface Drawn {
  readonly width: number
  readonly height: number
  encode(format: 'png'): Promise<Buffer>
  encode(format: 'jpeg', quality: number): Promise<Buffer>
}

/** Artefacts are not seen beside text. */
const QUALITY = 88
/** Text is sharper as PNG: it may cost so much more. WebP would take half as much, but iOS 13 knows none. */
const FOR_SHARPNESS = 1.25

/** Puts a drawn page into the room's folder as what suits it. `keepPng`: it may be seen through. */
export async function writePage(drawn: Drawn, { folder, prefix }: RenderOrder, keepPng = false): Promise<PageRecord> {
  const { bytes, type } = await encoded(drawn, keepPng)
  const file = prefix + newFileId()
  const draft = await beginDraft(folder, file)
  try {
    await draft.write(bytes)
    await draft.keep()
  } catch (error) {
    await draft.drop()
    throw error
  }
  return { file, width: drawn.width, height: drawn.height, bytes: bytes.length, type }
}

async function encoded(drawn: Drawn, keepPng: boolean): Promise<{ readonly bytes: Buffer; readonly type: string }> {
  const png = await drawn.encode('png')
  const jpeg = keepPng ? null : await drawn.encode('jpeg', QUALITY)
  return jpeg === null || png.length <= jpeg.length * FOR_SHARPNESS ? { bytes: png, type: 'image/png' } : { bytes: jpeg, type: 'image/jpeg' }
}
