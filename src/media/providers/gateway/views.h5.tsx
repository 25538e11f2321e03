import { useEffect, useRef } from 'react'
import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { after, createScope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { RemoteVideoProps } from '../../contract'
import { FILL, TURNED, TURNING } from '../../pictures/stream-picture'
import type { Box, TileLayers } from './tile-layers'

/** The pictures that flow now, by stream. */
export type Pictures = StoreApi<Readonly<Record<StreamId, HTMLVideoElement>>>

/** The tiles of this visit; `measured` is told at what size each is drawn, also before its picture is there. */
export const remoteVideoOf = (pictures: Pictures, measured: TileLayers['measured']): ComponentType<RemoteVideoProps> =>
  function RemoteVideo({ stream, fit, turned = false }) {
    const picture = useStore(pictures, (all) => all[stream])
    const frame = useRef<HTMLDivElement>(null)
    useEffect(() => watchSize(frame.current, (box) => measured(stream, box)), [stream])
    return <div ref={frame} style={turned ? { ...FILL, ...TURNING } : FILL}>{picture && <ElementPicture element={picture} fit={fit} turned={turned} />}</div>
  }

/** In pixels of the screen; answers how to stop. */
function watchSize(element: HTMLElement | null, tell: (box: Box | null) => void): () => void {
  if (element === null || typeof ResizeObserver === 'undefined') return () => undefined
  const observer = new ResizeObserver(() => {
    const { width, height } = element.getBoundingClientRect()
    tell({ width: width * window.devicePixelRatio, height: height * window.devicePixelRatio })
  })
  observer.observe(element)
  return () => {
    observer.disconnect()
    tell(null)
  }
}

/** Takes the element in as long as the tile stands; it plays before and after. */
function ElementPicture({ element, fit, turned }: { readonly element: HTMLVideoElement; readonly fit: 'cover' | 'contain'; readonly turned: boolean }) {
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
  return <div ref={place} style={turned ? TURNED : FILL} />
}
