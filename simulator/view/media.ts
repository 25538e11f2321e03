import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../border/calls.ts'
import type { ComponentNeeds } from './component.ts'

const ERRORS: Readonly<Record<number, string>> = { 1: 'MEDIA_ERR_ABORTED', 2: 'MEDIA_ERR_NETWORK', 3: 'MEDIA_ERR_DECODE', 4: 'MEDIA_ERR_SRC_NOT_SUPPORTED' }

/** Why the browser plays no more, in WeChat's words. */
export const mediaError = (media: HTMLMediaElement): string => ERRORS[media.error?.code ?? 0] ?? 'MEDIA_ERR_UNKNOWN'

/** What `video` and `audio` tell alike; a length that isn't known yet is 0. */
export function tellPlaying({ emit }: ComponentNeeds, media: HTMLMediaElement): void {
  for (const type of ['play', 'pause', 'ended', 'waiting']) media.addEventListener(type, () => emit(type, {}))
  media.addEventListener('timeupdate', () => emit('timeupdate', { currentTime: media.currentTime, duration: durationOf(media) }))
  media.addEventListener('error', () => emit('error', { errMsg: mediaError(media) }))
}

export const durationOf = (media: HTMLMediaElement): number => (Number.isFinite(media.duration) ? media.duration : 0)

/** Starts playing; a browser may refuse before the person has touched the page. */
export async function play(media: HTMLMediaElement): Promise<Result<object, CallFailure>> {
  try {
    await media.play()
    return success({})
  } catch (error) {
    return failure({ why: error instanceof Error ? error.message : 'the browser plays nothing' })
  }
}

/** Loads what a path means, unless another was asked for meanwhile. */
export function createSource({ page, emit, scope }: ComponentNeeds, media: HTMLMediaElement): (path: string) => Promise<void> {
  let wanted = ''
  return async (path) => {
    wanted = path
    const url = path === '' ? '' : await page.url(path)
    if (wanted !== path || scope.ended) return
    if (url !== '') media.src = url
    else {
      media.removeAttribute('src')
      if (path !== '') emit('error', { errMsg: 'MEDIA_ERR_SRC_NOT_SUPPORTED' })
    }
  }
}
