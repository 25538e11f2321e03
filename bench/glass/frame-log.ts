import type { BrowserContext, Page } from 'playwright-core'

declare global {
  interface Window {
    /** When each tile's picture showed a frame: the name of the tile's person, and times in ms since 1970. Kept by `installFrameLog`. */
    benchFrames?: Map<string, number[]>
    /** When a button was last pressed, in ms since 1970. */
    benchPressed?: number
  }
}

/** Notes when the pictures in a page's tiles show their frames, and when a button was pressed; to be called before the page is opened. */
export const installFrameLog = (context: BrowserContext): Promise<unknown> => context.addInitScript(takeTimes)

function takeTimes(): void {
  const frames = new Map<string, number[]>()
  const watched = new WeakSet<HTMLVideoElement>()
  window.benchFrames = frames
  const stamp = (): number => performance.timeOrigin + performance.now()
  const watch = (video: HTMLVideoElement): void => {
    watched.add(video)
    const look = (): void => {
      const name = video.closest('[role="group"]')?.getAttribute('aria-label')
      if (name) frames.set(name, [...(frames.get(name) ?? []).slice(-2_000), stamp()])
      video.requestVideoFrameCallback(look)
    }
    video.requestVideoFrameCallback(look)
  }
  addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('button')) window.benchPressed = stamp()
  }, { capture: true })
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video')) if (!watched.has(video)) watch(video)
  }).observe(document, { childList: true, subtree: true })
}

/** The times of a tile's frames so far. */
export const frameTimes = (page: Page, name: string): Promise<readonly number[]> => page.evaluate((name) => window.benchFrames?.get(name) ?? [], name)

/** When a button was last pressed. */
export const pressedAt = (page: Page): Promise<number> => page.evaluate(() => window.benchPressed ?? 0)

/** When the picture came back after `since`: the first frame behind the longest pause, or null while it stands still. */
export function returnAfter(times: readonly number[], since: number): number | null {
  const after = times.filter((time) => time > since)
  const gaps = after.map((time, index) => ({ time, gap: time - (after[index - 1] ?? since) }))
  const longest = gaps.toSorted((one, other) => other.gap - one.gap)[0]
  // Frames that were on their way still show; back is back when a second's worth followed.
  const followed = longest === undefined ? 0 : after.filter((time) => time >= longest.time && time < longest.time + 1_000).length
  return longest !== undefined && longest.gap > PAUSE_MS && followed >= FRAMES_OF_A_SECOND ? longest.time : null
}

const PAUSE_MS = 300
const FRAMES_OF_A_SECOND = 8
