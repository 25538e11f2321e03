import type { Page } from 'playwright-core'

/** A camera that shows a drawing (an SVG text) which sways a little, in place of the device; to be called before the page is opened. */
export const installDrawnCamera = (page: Page, drawings: readonly string[]): Promise<unknown> => page.addInitScript(drawnCamera, drawings)

/** Runs inside the page: the first camera asked for shows the first drawing, the second one the second. */
function drawnCamera(drawings: readonly string[]): void {
  const devices = navigator.mediaDevices
  const original = devices.getUserMedia.bind(devices)
  let asked = 0
  devices.getUserMedia = async (wish) => {
    const { video, ...rest } = wish ?? {}
    if (video === undefined || video === false) return original(wish)
    const stream = rest.audio === undefined || rest.audio === false ? new MediaStream() : await original(rest)
    const drawing = drawings[asked % drawings.length] ?? ''
    asked += 1
    for (const track of await camera(drawing)) stream.addTrack(track)
    return stream
  }

  async function camera(drawing: string): Promise<readonly MediaStreamTrack[]> {
    const picture = new Image()
    picture.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`
    await picture.decode()
    const canvas = document.createElement('canvas')
    canvas.width = picture.naturalWidth
    canvas.height = picture.naturalHeight
    const pen = canvas.getContext('2d')
    const draw = (): void => {
      const sway = Math.sin(performance.now() / 900) * 4
      pen?.drawImage(picture, -8 + sway, -6, canvas.width + 16, canvas.height + 12)
    }
    draw()
    setInterval(draw, 100)
    return canvas.captureStream(10).getVideoTracks()
  }
}
