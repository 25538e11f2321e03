import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createScope } from '#shared/kernel/scope'
import { keepDevices, readDevices } from '../../call/device-choice'
import { useServices } from '../../call/use-services'
import { openPreview } from '../../media/preview'
import type { Preview, PreviewState, PreviewWish } from '../../media/preview/contract'

export interface LivePreview {
  readonly preview: Preview
  readonly state: PreviewState
  /** Changes what is open, and remembers it for the next time. */
  readonly wish: (change: PreviewWish) => void
}

/** Opens camera and microphone while the check is on the screen; `null` asks for nothing. */
export function usePreview(wants: 'devices' | 'nothing', facing: 'front' | 'rear' | undefined): LivePreview {
  const { storage } = useServices()
  const [opened] = useState(() => {
    const scope = createScope()
    return { scope, preview: openPreview(scope) }
  })
  const { scope, preview } = opened
  useEffect(() => {
    const { microphone, camera, facing: last, microphoneId, cameraId } = readDevices(storage)
    const ids = { ...(microphoneId === undefined ? {} : { microphoneId }), ...(cameraId === undefined ? {} : { cameraId }) }
    if (wants === 'devices') void preview.set({ microphone, camera, facing: facing ?? last, ...ids })
    return () => scope.end()
  }, [preview, scope, storage, wants, facing])
  const wish = (change: PreviewWish) => {
    const { microphone, camera, facing: toward, microphoneId, cameraId } = { ...readDevices(storage), ...change }
    keepDevices(storage, { microphone, camera, facing: toward, microphoneId, cameraId })
    void preview.set(change)
  }
  return { preview, state: useStore(preview.store), wish }
}
