import type { Page } from 'playwright-core'

/** What stands in the place of a page's camera and microphone. */
export interface Drawn {
  /** An SVG text, which sways a little. */
  readonly picture: string
  /** Other drawings for simulated phones, by the phone's name. */
  readonly phones?: Readonly<Record<string, string>>
  /** Whether the browser's made-up microphone is heard, or silence. */
  readonly speaks: boolean
}

/** A camera that shows a drawing, in place of the device; to be called before the page is opened. */
export const installDrawnCamera = (page: Page, drawn: Drawn): Promise<unknown> => page.addInitScript(drawnCamera, drawn)

/** Runs inside the page. */
function drawnCamera({ picture, phones = {}, speaks }: Drawn): void {
  const devices = navigator.mediaDevices
  const original = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (wish) => {
    const { video, audio } = wish ?? {}
    const tracks = [
      ...(audio === undefined || audio === false ? [] : speaks ? (await original({ audio })).getTracks() : silence()),
      ...(video === undefined || video === false ? [] : await camera()),
    ]
    return new MediaStream(tracks)
  }

  function silence(): readonly MediaStreamTrack[] {
    return new AudioContext().createMediaStreamDestination().stream.getAudioTracks()
  }

  async function camera(): Promise<readonly MediaStreamTrack[]> {
    const phone = window.frameElement?.closest('[data-phone]')?.getAttribute('data-phone') ?? ''
    const drawing = phones[phone] ?? picture
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const pen = canvas.getContext('2d')
    const draw = (): void => {
      const sway = Math.sin(performance.now() / 900) * 4
      pen?.drawImage(image, -8 + sway, -6, canvas.width + 16, canvas.height + 12)
    }
    draw()
    setInterval(draw, 100)
    return canvas.captureStream(10).getVideoTracks()
  }
}
