import { createScope, every } from '#shared/kernel/scope'
import type { ComponentNeeds } from '../component.ts'

const PERIOD_MS = 200

/** `waiting-image`: what others see while the phone has taken the camera away. */
export interface WaitingPicture {
  start(path: string, take: (frame: VideoFrame) => void): void
  stop(): void
}

export function createWaitingPicture({ window, page, scope, emit }: ComponentNeeds): WaitingPicture {
  let life = createScope(scope)
  return {
    start(path, take) {
      life.end()
      const mine = (life = createScope(scope))
      if (path === '') return
      void load(path).then((picture) => {
        if (picture === null) return emit('error', { errCode: 10004, errMsg: '等待图片加载失败' })
        if (mine.ended) return picture.close()
        mine.onEnd(() => picture.close())
        every(mine, PERIOD_MS, () => take(new window.VideoFrame(picture, { timestamp: Math.round(page.now() * 1_000) })))
      })
    },
    stop: () => life.end(),
  }
  async function load(path: string): Promise<ImageBitmap | null> {
    try {
      const answer = await window.fetch(await page.url(path))
      return await window.createImageBitmap(await answer.blob())
    } catch {
      return null
    }
  }
}
