/** Stands for mpegts.js: a player whose element's clock runs while the test lets it. */
export const fakeMpegts = {
  supported: true,
  /** Addresses that were loaded. */
  loaded: [] as string[],
  players: new Set<object>(),
}

const Events = { ERROR: 'error', LOADING_COMPLETE: 'loading_complete' }

function createPlayer({ url }: { readonly url: string }) {
  let timer: ReturnType<typeof setInterval> | undefined
  const player = {
    on: () => undefined,
    attachMediaElement(element: HTMLVideoElement) {
      let seconds = 0
      Object.defineProperty(element, 'currentTime', { configurable: true, get: () => seconds, set: () => undefined })
      timer = setInterval(() => {
        seconds += 0.1
      }, 100)
    },
    load: () => void fakeMpegts.loaded.push(url),
    destroy() {
      clearInterval(timer)
      fakeMpegts.players.delete(player)
    },
  }
  fakeMpegts.players.add(player)
  return player
}

export const mpegtsModule = { __esModule: true, default: { isSupported: () => fakeMpegts.supported, createPlayer, Events, LoggingControl: { enableAll: true } } }
