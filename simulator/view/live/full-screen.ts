import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'

type Outcome = Result<unknown, CallFailure>

/** A player over the whole page. */
export interface FullScreen {
  fill(direction: number): Outcome
  leave(): Outcome
}

export function createFullScreen({ host, window, emit, scope }: ComponentNeeds, video: HTMLVideoElement, turns: () => boolean): FullScreen {
  let before: string | null = null
  let byTurn = false
  const full: FullScreen = {
    fill(direction) {
      if (direction !== 0 && direction !== 90 && direction !== -90) return failure({ why: 'parameter error: direction should be 0, 90 or -90' })
      if (before !== null) return failure({ why: 'it fills the screen already' })
      before = host.getAttribute('style') ?? ''
      host.style.cssText = `${before};position:fixed;inset:0;width:100vw;height:100vh;z-index:9999`
      if (direction !== 0) video.style.rotate = `${direction}deg`
      emit('fullscreenchange', { direction: direction === 0 ? 'vertical' : 'horizontal', fullScreen: true })
      return success({})
    },
    leave() {
      if (before === null) return failure({ why: 'it does not fill the screen' })
      host.setAttribute('style', before)
      video.style.rotate = ''
      before = null
      byTurn = false
      emit('fullscreenchange', { direction: 'vertical', fullScreen: false })
      return success({})
    },
  }
  /** `enable-auto-rotation`: a phone that lies fills its screen, and one that is put up again does not. */
  const turned = (): void => {
    if (!turns()) return
    if (window.innerWidth > window.innerHeight) byTurn ||= full.fill(0).ok
    else if (byTurn) full.leave()
  }
  window.addEventListener('resize', turned)
  scope.onEnd(() => window.removeEventListener('resize', turned))
  return full
}
