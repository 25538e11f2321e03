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

/** When a picture that stood still at `since` moved again, or null while it does not. */
export const movesAfter = (times: readonly number[], since: number): number | null =>
  times.find((time) => time > since && goesOn(times, time)) ?? null

/** When a picture that moved at `since` came back from its first pause after that, or null. */
export function returnsAfter(times: readonly number[], since: number): number | null {
  const after = times.filter((time) => time > since)
  return after.find((time, index) => time - (after[index - 1] ?? since) > PAUSE_MS && goesOn(after, time)) ?? null
}

/** One frame is no picture: a second's worth follows. */
const goesOn = (times: readonly number[], from: number): boolean => times.filter((time) => time >= from && time < from + 1_000).length >= FRAMES_OF_A_SECOND

/** Shorter ones are a busy machine's. */
const PAUSE_MS = 400
const FRAMES_OF_A_SECOND = 8
