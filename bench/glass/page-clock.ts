import type { ElementHandle, JSHandle, Page } from 'playwright-core'

/**
 * Runs inside a page before its own code: the camera that `getUserMedia` hands out becomes a canvas with the glass clock.
 * Everything behind it is the page's own, unmodified code. Keeps to itself: it is sent to the page as text.
 */
export function clockCamera({ fps, width, height, square }: ClockFace & { readonly fps: number }): void {
  const devices = navigator.mediaDevices
  const original = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (wish) => {
    const { video, ...rest } = wish ?? {}
    if (video === undefined || video === false) return original(wish)
    const stream = rest.audio === undefined || rest.audio === false ? new MediaStream() : await original(rest)
    for (const track of clock()) stream.addTrack(track)
    return stream
  }

  function clock(): readonly MediaStreamTrack[] {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    let frame = 0
    const timer = setInterval(() => draw(pen, (frame += 1)), 1_000 / fps)
    const tracks = canvas.captureStream(fps).getVideoTracks()
    for (const track of tracks) {
      const stop = track.stop.bind(track)
      track.stop = () => {
        clearInterval(timer)
        stop()
      }
    }
    return tracks
  }

  function draw(pen: CanvasRenderingContext2D, frame: number): void {
    for (let y = square * 2; y < height; y += 20) {
      for (let x = 0; x < width; x += 20) {
        pen.fillStyle = `hsl(${(x + y + frame * 3) % 360} 60% ${30 + ((x * 7 + y * 3 + frame) % 40)}%)`
        pen.fillRect(x, y, 20, 20)
      }
    }
    const time = Date.now() % 16_777_216
    const bytes = [(time >> 16) & 255, (time >> 8) & 255, time & 255]
    bytes.push(bytes.reduce((sum, byte) => sum ^ byte, 0x5a))
    bytes.forEach((byte, index) => {
      for (let bit = 0; bit < 8; bit += 1) {
        const place = index * 8 + bit
        pen.fillStyle = (byte >> (7 - bit)) & 1 ? '#fff' : '#000'
        pen.fillRect((place % 16) * square, Math.floor(place / 16) * square, square, square)
      }
    })
  }
}

/** How large the clock's picture is, and one square of its stamp: 2 rows of 16 stand at the upper left. */
export interface ClockFace {
  readonly width: number
  readonly height: number
  readonly square: number
}

/** A computer's camera lies, a phone's stands. */
export const LYING: ClockFace = { width: 640, height: 360, square: 40 }
export const STANDING: ClockFace = { width: 360, height: 640, square: 22 }

/** What a viewer's `<video>` has shown: the age of each frame in ms, and how many stamps could not be read. */
export interface ClockReading {
  readonly ages: readonly number[]
  readonly unread: number
}

/** Starts to read the clock off each frame that a `<video>` shows, or off a canvas whenever it shows another stamp. */
export function watchClock(shown: ElementHandle<HTMLVideoElement | HTMLCanvasElement>, face: ClockFace = LYING): Promise<JSHandle<{ read(): ClockReading; reset(): void }>> {
  return shown.evaluateHandle((element, { width, height, square }) => {
    const picture = new OffscreenCanvas(640, 80)
    const pen = picture.getContext('2d', { willReadFrequently: true })
    let ages: number[] = []
    let unread = 0
    let stamp = -1
    const sizeOf = (): readonly [number, number] => (element instanceof HTMLVideoElement ? [element.videoWidth, element.videoHeight] : [element.width, element.height])
    const again = (): void => void (element instanceof HTMLVideoElement ? element.requestVideoFrameCallback(look) : requestAnimationFrame(look))
    const look = (): void => {
      const before = stamp
      const age = sizeOf()[0] < 16 || pen === null ? null : ageNow(pen)
      if (age === null) unread += 1
      else if (element instanceof HTMLVideoElement || stamp !== before) ages.push(age)
      again()
    }
    again()
    return { read: () => ({ ages, unread }), reset: () => void ((ages = []), (unread = 0)) }

    function ageNow(to: OffscreenCanvasRenderingContext2D): number | null {
      const [wide, tall] = sizeOf()
      to.drawImage(element, 0, 0, (wide * 16 * square) / width, (tall * 2 * square) / height, 0, 0, 640, 80)
      const pixels = to.getImageData(0, 0, 640, 80).data
      const bytes = [0, 0, 0, 0].map((_, byte) => {
        let value = 0
        for (let bit = 0; bit < 8; bit += 1) {
          const place = byte * 8 + bit
          const x = (place % 16) * 40 + 20
          const y = Math.floor(place / 16) * 40 + 20
          value = (value << 1) | ((pixels[(y * 640 + x) * 4] ?? 0) > 128 ? 1 : 0)
        }
        return value
      })
      const [high = 0, middle = 0, low = 0, check = 0] = bytes
      if ((high ^ middle ^ low ^ 0x5a) !== check) return null
      stamp = (high << 16) | (middle << 8) | low
      const age = (Date.now() % 16_777_216) - stamp
      return age < -8_388_608 ? age + 16_777_216 : age
    }
  }, face)
}

/** Makes the page's camera the clock; to be called before the page is opened. */
export const installClock = (page: Page, face: ClockFace = LYING, fps = 25): Promise<unknown> => page.addInitScript(clockCamera, { fps, ...face })
