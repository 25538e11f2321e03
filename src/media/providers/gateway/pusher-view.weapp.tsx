import { LivePusher } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { MediaRoomState } from '../../contract'
import type { LiveLine } from './live-line'
import type { LivePushers } from './live-pusher'
import { numberIn } from './net-status'

/** The own tile: live-pusher itself, which is also what sends. */
export const localVideoOf = (room: StoreApi<MediaRoomState>, pusher: LivePushers): ComponentType =>
  function LocalVideo() {
    const line = useStore(pusher.pushing, (pushing) => pushing.line)
    useEffect(() => pusher.show(), [])
    return line ? <Pusher room={room} pusher={pusher} line={line} /> : null
  }

interface PusherProps {
  readonly room: StoreApi<MediaRoomState>
  readonly pusher: LivePushers
  readonly line: LiveLine
}

/** The native component; one a page. */
export function Pusher({ room, pusher, line }: PusherProps) {
  const element = useStore(line.store, (state) => state.element)
  return element ? <Native key={element.key} url={element.url} room={room} pusher={pusher} line={line} /> : null
}

function Native({ url, room, pusher, line }: PusherProps & { readonly url: string }) {
  const microphone = useStore(room, (state) => state.microphone.state === 'on')
  const camera = useStore(room, (state) => state.camera.state === 'on')
  // A running element is turned by its context: changing the property too would turn it back.
  const [facing] = useState(() => room.getState().facing)
  const choice = useStore(pusher.pushing, (pushing) => pushing.choice)
  return (
    <LivePusher
      id='lianmai-pusher'
      url={url}
      mode={choice.mode ?? 'RTC'}
      autopush
      enableMic={microphone}
      enableCamera={camera}
      devicePosition={facing === 'front' ? 'front' : 'back'}
      minBitrate={choice.minBitrate ?? MIN_KBPS}
      maxBitrate={choice.maxBitrate ?? MAX_KBPS}
      beauty={choice.beauty ?? 0}
      whiteness={choice.whiteness ?? 0}
      orientation='vertical'
      aspect='9:16'
      localMirror='auto'
      remoteMirror={false}
      audioVolumeType='voicecall'
      audioQuality='high'
      enableAgc
      enableAns
      autoFocus
      backgroundMute
      waitingImage={WAITING_IMAGE}
      onStateChange={line.onStateChange}
      onError={line.onStateChange}
      onNetStatus={line.onNetStatus}
      onAudioVolumeNotify={({ detail }) => pusher.heard((numberIn(detail, 'volume') ?? 0) / FULL_VOLUME)}
      style={FILL}
    />
  )
}

/** Recommended for talking, in kbit/s. */
const MIN_KBPS = 300
const MAX_KBPS = 800
/** bindaudiovolumenotify counts to 100. */
const FULL_VOLUME = 100
/** What others see while this phone is in background: a dark grey picture of 1 by 1. */
const WAITING_IMAGE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADAQH/7x2FPAAAAABJRU5ErkJggg=='
const FILL = { width: '100%', height: '100%' } as const
