import { useEffect, useRef } from 'react'
import type { ComponentType, CSSProperties } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { after, createScope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { RemoteVideoProps } from '../../contract'
import { OwnPicture } from '../../devices/own-picture'
import type { LocalMedia } from '../../devices/local-media'
import type { Picture } from './playing'

/** The pictures that flow now, by stream. */
export type Pictures = StoreApi<Readonly<Record<StreamId, Picture>>>

/** The own picture of this visit. */
export const localVideoOf = (local: LocalMedia): ComponentType =>
  function LocalVideo() {
    const { camera, facing } = useStore(local.store)
    return <OwnPicture track={camera.state === 'on' ? camera.track : null} mirrored={facing === 'front'} />
  }

/** The tiles of this visit. */
export const remoteVideoOf = (pictures: Pictures): ComponentType<RemoteVideoProps> =>
  function RemoteVideo({ stream, fit }) {
    const picture = useStore(pictures, (all) => all[stream])
    if (!picture) return null
    return picture.kind === 'stream' ? <StreamPicture stream={picture.stream} fit={fit} /> : <ElementPicture element={picture.element} fit={fit} />
  }

function StreamPicture({ stream, fit }: { readonly stream: MediaStream; readonly fit: 'cover' | 'contain' }) {
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
  return <video ref={video} autoPlay muted playsInline disablePictureInPicture style={{ ...FILL, objectFit: fit }} />
}

/** Takes the element in as long as the tile stands; its sound goes on before and after. */
function ElementPicture({ element, fit }: { readonly element: HTMLVideoElement; readonly fit: 'cover' | 'contain' }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    Object.assign(element.style, FILL, { objectFit: fit })
    place.current?.append(element)
    element.play().catch(() => undefined)
    return () => {
      element.remove()
      // Leaving the page pauses it a moment later.
      after(createScope(), 0, () => void element.play().catch(() => undefined))
    }
  }, [element, fit])
  return <div ref={place} style={FILL} />
}

const FILL = { display: 'block', width: '100%', height: '100%' } satisfies CSSProperties
