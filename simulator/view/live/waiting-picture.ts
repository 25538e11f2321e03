import { createScope, every } from '#shared/kernel/scope'
import type { ComponentNeeds } from '../component.ts'
import { md5 } from './md5.ts'
import { loadBytes } from './picture-file.ts'

const PERIOD_MS = 200

/** `waiting-image`: what others see while the phone has taken the camera away. */
export interface WaitingPicture {
  /** `hash` is the MD5 that the file must have; empty for any. */
  start(path: string, hash: string, take: (frame: VideoFrame) => void): void
  stop(): void
}

export function createWaitingPicture(needs: ComponentNeeds): WaitingPicture {
  const { window, page, scope, emit } = needs
  let life = createScope(scope)
  return {
    start(path, hash, take) {
      life.end()
      const mine = (life = createScope(scope))
      if (path === '') return
      void load(path, hash).then((picture) => {
        if (picture === null) return emit('error', { errCode: 10004, errMsg: '等待图片加载失败' })
        if (mine.ended) return picture.close()
        mine.onEnd(() => picture.close())
        every(mine, PERIOD_MS, () => take(new window.VideoFrame(picture, { timestamp: Math.round(page.now() * 1_000) })))
      })
    },
    stop: () => life.end(),
  }
  async function load(path: string, hash: string): Promise<ImageBitmap | null> {
    const bytes = await loadBytes(needs, path)
    if (bytes === null) return null
    if (hash !== '' && hash.toLowerCase() !== md5(bytes)) {
      page.found({ level: 'error', area: 'attribute', text: `waiting-image-hash of <live-pusher> is not the image's MD5, ${md5(bytes)}: the image is not shown` })
      return null
    }
    return window.createImageBitmap(new window.Blob([bytes])).catch(() => null)
  }
}
