import { useEffect, useRef } from 'react'
import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { after, createScope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { RemoteVideoProps } from '../../contract'
import { FILL } from '../../pictures/stream-picture'

/** The pictures that flow now, by stream. */
export type Pictures = StoreApi<Readonly<Record<StreamId, HTMLVideoElement>>>

/** The tiles of this visit. */
export const remoteVideoOf = (pictures: Pictures): ComponentType<RemoteVideoProps> =>
  function RemoteVideo({ stream, fit }) {
    const picture = useStore(pictures, (all) => all[stream])
    return picture ? <ElementPicture element={picture} fit={fit} /> : null
  }

/** Takes the element in as long as the tile stands; it plays before and after. */
function ElementPicture({ element, fit }: { readonly element: HTMLVideoElement; readonly fit: 'cover' | 'contain' }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    Object.assign(element.style, FILL, { objectFit: fit })
    const home = place.current
    home?.append(element)
    element.play().catch(() => undefined)
    return () => {
      // Another tile may have taken it over.
      if (element.parentElement === home) element.remove()
      // Leaving the page pauses it a moment later.
      after(createScope(), 0, () => void element.play().catch(() => undefined))
    }
  }, [element, fit])
  return <div ref={place} style={FILL} />
}
