import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'

const COMPACT_PX = 320
const QUALITY = { raw: 0.92, compact: 0.6 } as const

/** `snapshot`: what is seen now as a JPEG, kept as a temporary file. `raw` in full size, `compact` small. */
export async function takeSnapshot({ window, page }: ComponentNeeds, picture: HTMLVideoElement, args: unknown): Promise<Result<unknown, CallFailure>> {
  const compact = Reflect.get(Object(args), 'quality') === 'compact'
  const { videoWidth: width, videoHeight: height } = picture
  if (width < 2 || height < 2) return failure({ why: 'there is no picture yet' })
  const scale = compact ? Math.min(1, COMPACT_PX / Math.max(width, height)) : 1
  const canvas = new window.OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: compact ? QUALITY.compact : QUALITY.raw })
  const kept = await page.ask('keep-file', { bytes: await blob.arrayBuffer(), extension: 'jpg' })
  return kept.ok ? success({ tempImagePath: kept.value.path, width: canvas.width, height: canvas.height }) : kept
}
