import { useState } from 'react'
import { canDo, myMember } from '../store/select'
import { useShortcuts } from '../ui/shortcuts'
import { keepDevices, readDevices } from './device-choice'
import { useCall, useLive, useMedia } from './use-call'
import type { PanelState } from './use-panel'
import { useScreenShare, type ScreenSharing } from './use-screen-share'
import { useServices } from './use-services'

export interface Controls {
  readonly microphone: boolean
  readonly camera: boolean
  readonly screen: ScreenSharing
  readonly toggleMicrophone: () => void
  readonly toggleCamera: () => void
  readonly toggleHand: () => void
  readonly leave: () => void
}

/** What the bar and the keyboard both do. */
export function useControls(panel: PanelState): Controls {
  const { session, scenario } = useCall()
  const { storage } = useServices()
  const microphone = useMedia((state) => state.microphone.state === 'on')
  const camera = useMedia((state) => state.camera.state === 'on')
  const screen = useScreenShare()
  const sends = useLive((live) => canDo(live, 'publish', scenario), false)
  const raises = useLive((live) => canDo(live, 'raise-hand', scenario), false)
  const ends = useLive((live) => canDo(live, 'end', scenario), false)
  const hand = useLive((live) => (myMember(live)?.hand ?? null) !== null, false)
  const [talking, setTalking] = useState(false)
  const keep = (change: { readonly microphone?: boolean; readonly camera?: boolean }) => keepDevices(storage, { ...readDevices(storage), ...change })
  const toggleMicrophone = () => {
    keep({ microphone: !microphone })
    void session.setMicrophone(!microphone)
  }
  const toggleCamera = () => {
    keep({ camera: !camera })
    void session.setCamera(!camera)
  }
  const toggleHand = () => void session.raiseHand(!hand)
  useShortcuts({
    onTalk(on) {
      if (!sends || (on && microphone) || (!on && !talking)) return
      setTalking(on)
      void session.setMicrophone(on)
    },
    onKey(key) {
      if (key === 'escape') panel.close()
      if (key === 'm' && sends) toggleMicrophone()
      if (key === 'v' && sends) toggleCamera()
      if (key === 's' && screen.on !== null) screen.toggle()
      if (key === 'h' && raises) toggleHand()
      if (key === 'c') panel.toggle('chat')
      if (key === '?') panel.toggle('keys')
    },
  })
  return { microphone, camera, screen, toggleMicrophone, toggleCamera, toggleHand, leave: () => (ends ? panel.open('leave') : session.leave()) }
}
