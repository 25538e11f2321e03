import { useEffect, useRef } from 'react'
import type { CSSProperties } from 'react'

interface StreamPictureProps {
  readonly stream: MediaStream
  readonly fit: 'cover' | 'contain'
  readonly mirrored?: boolean
}

/** Moving pictures without sound; fills its parent. */
export function StreamPicture({ stream, fit, mirrored = false }: StreamPictureProps) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    // React forgets `muted` as an attribute, and an unmuted element may not start by itself.
    element.muted = true
    element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [stream])
  return <video ref={video} autoPlay muted playsInline disablePictureInPicture style={{ ...FILL, objectFit: fit, ...(mirrored ? MIRROR : {}) }} />
}

/** The size of the parent. */
export const FILL = { display: 'block', width: '100%', height: '100%' } satisfies CSSProperties

/** Turned to the right around the middle, as wide as the parent is high; the parent is a container of sizes. */
export const TURNED = { position: 'absolute', top: '50%', left: '50%', width: '100cqh', height: '100cqw', transform: 'translate(-50%, -50%) rotate(90deg)' } satisfies CSSProperties

/** For the parent of what is turned. */
export const TURNING = { position: 'relative', containerType: 'size', overflow: 'hidden' } satisfies CSSProperties

const MIRROR = { transform: 'scaleX(-1)' } satisfies CSSProperties
