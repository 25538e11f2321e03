import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'

type Outcome = Result<unknown, CallFailure>

/** A player over the whole page, or in a little window above everything. */
export interface FullScreen {
  fill(direction: number): Outcome
  leave(): Outcome
  float(): Promise<Outcome>
  sink(): Promise<Outcome>
  readonly inPicture: boolean
}

export function createFullScreen({ host, window, emit, scope }: ComponentNeeds, video: HTMLVideoElement): FullScreen {
  let before: string | null = null
  let inPicture = false
  const { document } = window
  return {
    get inPicture() {
      return inPicture
    },
    fill(direction) {
      if (before !== null) return failure({ why: 'it fills the screen already' })
      before = host.getAttribute('style') ?? ''
      host.style.cssText = `${before};position:fixed;inset:0;width:100vw;height:100vh;z-index:9999`
      if (direction === 90 || direction === -90) video.style.rotate = `${direction}deg`
      emit('fullscreenchange', { direction: direction === 0 ? 'vertical' : 'horizontal', fullScreen: true })
      return success({})
    },
    leave() {
      if (before === null) return failure({ why: 'it does not fill the screen' })
      host.setAttribute('style', before)
      video.style.rotate = ''
      before = null
      emit('fullscreenchange', { direction: 'vertical', fullScreen: false })
      return success({})
    },
    async float() {
      try {
        await video.requestPictureInPicture()
      } catch {
        return failure({ why: 'the browser opens no little window without a touch' })
      }
      inPicture = true
      emit('enterpictureinpicture', {})
      video.addEventListener('leavepictureinpicture', () => {
        inPicture = false
        emit('leavepictureinpicture', {})
      })
      scope.onEnd(() => void (document.pictureInPictureElement === video && document.exitPictureInPicture()))
      return success({})
    },
    async sink() {
      if (!inPicture) return failure({ why: 'there is no little window' })
      await document.exitPictureInPicture()
      return success({})
    },
  }
}
