import { useEffect, useRef } from 'react'
import type { CSSProperties } from 'react'

/** The own camera as in a mirror, or as it is; fills its parent. */
export function OwnPicture({ track, mirrored }: { readonly track: MediaStreamTrack | null; readonly mirrored: boolean }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element || !track) return
    element.srcObject = new MediaStream([track])
    element.muted = true
    element.play().catch(() => undefined)
    return () => {
      element.srcObject = null
    }
  }, [track])
  if (!track) return null
  return <video ref={video} autoPlay muted playsInline disablePictureInPicture style={mirrored ? { ...FILL, transform: 'scaleX(-1)' } : FILL} />
}

const FILL: CSSProperties = { display: 'block', width: '100%', height: '100%', objectFit: 'cover' }
