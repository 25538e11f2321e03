import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { StreamId } from '#shared/room/state'
import type { RemoteVideoProps } from '../../contract'
import { StreamPicture } from '../../pictures/stream-picture'

/** The pictures that flow now, by stream. */
export type Pictures = StoreApi<Readonly<Record<StreamId, MediaStream>>>

/** The tiles of this visit. */
export const remoteVideoOf = (pictures: Pictures): ComponentType<RemoteVideoProps> =>
  function RemoteVideo({ stream, fit }) {
    const picture = useStore(pictures, (all) => all[stream])
    return picture ? <StreamPicture stream={picture} fit={fit} /> : null
  }
