import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { WxHost } from '../wx/host.ts'
import type { Surface } from './surface.ts'

/** A part of a canvas, in its own pixels. */
interface Part { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type PictureType = 'image/png' | 'image/jpeg'

const none = failure({ why: 'there are no canvases here' })

/** A fresh canvas of this size with a part of a picture or of another canvas, stretched to it. */
export function copied(source: object, { x, y, width, height }: Part, size: { readonly width: number; readonly height: number }, { graphics }: WxHost): Result<Surface, CallFailure> {
  const [across, down] = [Math.max(1, Math.round(size.width)), Math.max(1, Math.round(size.height))]
  const surface = graphics.surface(across, down)
  const drawing = surface?.getContext('2d')
  if (!surface || !drawing?.drawImage) return none
  drawing.drawImage(source, x, y, width, height, 0, 0, across, down)
  return success(surface)
}

/** A canvas as a temporary file; answers its path. */
export async function keptAs(surface: Surface, type: PictureType, quality: number, { files }: WxHost): Promise<Result<string, CallFailure>> {
  const blob = await surface.convertToBlob?.({ type, quality })
  return blob ? files.keep(await blob.arrayBuffer(), type === 'image/png' ? 'png' : 'jpg') : none
}
