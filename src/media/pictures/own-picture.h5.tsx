import { useMemo } from 'react'
import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { LocalMedia } from '../devices/local-media'
import { StreamPicture } from './stream-picture'

/** The own picture of these devices, as in a mirror if of the front camera; fills its parent. */
export const ownPictureOf = ({ store }: LocalMedia): ComponentType =>
  function OwnPicture() {
    const track = useStore(store, ({ camera }) => (camera.state === 'on' ? camera.track : null))
    const facing = useStore(store, (state) => state.facing)
    const stream = useMemo(() => (track ? new MediaStream([track]) : null), [track])
    return stream ? <StreamPicture stream={stream} fit='cover' mirrored={facing === 'front'} /> : null
  }
