import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'

const COMPACT_PX = 320
const QUALITY = { raw: 0.92, compact: 0.6 } as const

/** `snapshot`: what is seen now as a JPEG, kept as a temporary file. `raw` in full size, `compressed` small; `view` as it stands on the page. */
export async function takeSnapshot({ window, page }: ComponentNeeds, picture: HTMLVideoElement, args: unknown): Promise<Result<unknown, CallFailure>> {
  const compact = ['compact', 'compressed'].includes(String(Reflect.get(Object(args), 'quality')))
  if (picture.videoWidth < 2 || picture.videoHeight < 2) return failure({ why: 'there is no picture yet' })
  const part = Reflect.get(Object(args), 'sourceType') === 'view' ? seenOf(picture) : wholeOf(picture)
  const scale = compact ? Math.min(1, COMPACT_PX / Math.max(part.width, part.height)) : 1
  const canvas = new window.OffscreenCanvas(Math.max(1, Math.round(part.width * scale)), Math.max(1, Math.round(part.height * scale)))
  const pen = canvas.getContext('2d')
  if (part.mirrored) pen?.setTransform(-1, 0, 0, 1, canvas.width, 0)
  pen?.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: compact ? QUALITY.compact : QUALITY.raw })
  const kept = await page.ask('keep-file', { bytes: await blob.arrayBuffer(), extension: 'jpg' })
  return kept.ok ? success({ tempImagePath: kept.value.path, width: canvas.width, height: canvas.height }) : kept
}

interface Part { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly mirrored: boolean }

const wholeOf = ({ videoWidth: width, videoHeight: height }: HTMLVideoElement): Part => ({ x: 0, y: 0, width, height, mirrored: false })

/** What the component's box shows of the picture: cropped where it is filled, mirrored where the preview is. */
function seenOf(picture: HTMLVideoElement): Part {
  const { videoWidth, videoHeight, clientWidth, clientHeight, style } = picture
  const mirrored = style.transform.includes('scaleX(-1)')
  if (style.objectFit !== 'cover' || clientWidth === 0 || clientHeight === 0) return { ...wholeOf(picture), mirrored }
  const zoom = Math.max(1, Number(style.scale) || 1)
  const scale = Math.min(videoWidth / clientWidth, videoHeight / clientHeight) / zoom
  const [width, height] = [clientWidth * scale, clientHeight * scale]
  return { x: (videoWidth - width) / 2, y: (videoHeight - height) / 2, width, height, mirrored }
}
