import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'
import { loadBytes, loadPicture } from './picture-file.ts'
import { TABLE_SIDE, type LookupTable } from './lookup-table.ts'
import { md5 } from './md5.ts'

/** One sticker: its pictures, and where it lies in parts of the whole; without a place it hangs where a face would be. */
export interface Sticker { readonly frames: readonly ImageBitmap[]; readonly place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null }

const MOST_FRAMES = 60
const memberOf = (holder: unknown, name: string): unknown => Reflect.get(Object(holder), name)

/** `applySticker`: a folder's pictures are `{title}_{index}.png`, the index from 0. */
export async function loadStickers(needs: ComponentNeeds, args: unknown): Promise<Result<readonly Sticker[], CallFailure>> {
  const given = memberOf(args, 'stickers')
  if (!Array.isArray(given) || given.length === 0) return failure({ why: 'parameter error: parameter.stickers should be Array' })
  const flat = ['2D', 'front'].includes(String(memberOf(args, 'type')))
  const loaded: Sticker[] = []
  for (const one of given) {
    const path = String(memberOf(one, 'path') ?? '')
    if (/\.zip$/i.test(path)) return failure({ why: `a sticker in an archive (${path}) is not built in this simulator` })
    const frames = await framesOf(needs, path, String(memberOf(one, 'title') ?? ''), Number(memberOf(one, 'len') ?? 1))
    if (frames.length === 0) return failure({ why: `the sticker's pictures were not found: ${path}` })
    loaded.push({ frames, place: flat ? placeOf(memberOf(one, 'pos')) : null })
  }
  return success(loaded)
}

async function framesOf(needs: ComponentNeeds, path: string, title: string, count: number): Promise<readonly ImageBitmap[]> {
  if (/\.(png|jpe?g|webp|gif|bmp)$/i.test(path)) return [await loadPicture(needs, path)].flatMap((one) => one ?? [])
  const frames: ImageBitmap[] = []
  for (let index = 0; index < Math.min(MOST_FRAMES, Math.max(1, count)); index += 1) {
    const picture = await loadPicture(needs, `${path.replace(/\/$/, '')}/${title}_${index}.png`)
    if (!picture) break
    frames.push(picture)
  }
  return frames
}

/** `pos`: left, top, right and bottom in parts of the picture. */
function placeOf(given: unknown): Sticker['place'] {
  if (!Array.isArray(given)) return null
  const [x = NaN, y = NaN, right = NaN, bottom = NaN] = given.map(Number)
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null
}

/** `applyFilter`: the table behind a path, whose MD5 must be the one that is given. */
export async function loadTable(needs: ComponentNeeds, args: unknown): Promise<Result<LookupTable, CallFailure>> {
  const [path, wanted, alpha] = [memberOf(args, 'path'), memberOf(args, 'md5'), Number(memberOf(args, 'alpha') ?? 1)]
  if (typeof path !== 'string' || path === '') return failure({ why: 'parameter error: parameter.path should be String' })
  if (!(alpha >= 0 && alpha <= 1)) return failure({ why: 'parameter error: alpha should be between 0 and 1' })
  const bytes = await loadBytes(needs, path)
  if (bytes === null) return failure({ why: `the filter was not found: ${path}` })
  if (typeof wanted === 'string' && wanted !== '' && wanted.toLowerCase() !== md5(bytes)) return failure({ why: 'the filter\'s md5 is another' })
  const picture = await loadPicture(needs, path)
  if (picture?.width !== TABLE_SIDE || picture.height !== TABLE_SIDE) return failure({ why: `a filter is a picture of ${TABLE_SIDE} by ${TABLE_SIDE}` })
  const pen = new needs.window.OffscreenCanvas(TABLE_SIDE, TABLE_SIDE).getContext('2d')
  pen?.drawImage(picture, 0, 0)
  const pixels = pen?.getImageData(0, 0, TABLE_SIDE, TABLE_SIDE).data
  return pixels ? success({ pixels, alpha }) : failure({ why: 'the filter could not be read' })
}
