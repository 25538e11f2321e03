import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'

type Outcome = Result<unknown, CallFailure>

/** A live component's picture in the browser's little window above everything. */
export interface LittleWindow {
  float(): Promise<Outcome>
  sink(): Promise<Outcome>
  readonly open: boolean
}

export function createLittleWindow({ window, page, emit, scope, host }: ComponentNeeds, video: HTMLVideoElement): LittleWindow {
  const { document } = window
  let open = false
  video.addEventListener('leavepictureinpicture', () => {
    if (!open) return
    open = false
    emit('leavepictureinpicture', {})
  })
  scope.onEnd(() => void (open && document.exitPictureInPicture().catch(() => undefined)))
  return {
    get open() {
      return open
    },
    async float() {
      try {
        await video.requestPictureInPicture()
      } catch {
        page.found({ level: 'warning', area: 'component', text: `picture-in-picture of <${host.localName.slice(3)}>: the browser opens no little window without a touch before it` })
        return failure({ why: 'the browser opens no little window without a touch' })
      }
      open = true
      emit('enterpictureinpicture', {})
      return success({})
    },
    async sink() {
      if (!open) return failure({ why: 'there is no little window' })
      await document.exitPictureInPicture()
      return success({})
    },
  }
}

/** Whether the page's change to another one opens it: `push` among the modes. `pop` would need the page that is gone. */
export const floatsOnPush = (modes: string): boolean => modes.split(',').includes('push')
