import type { ElementHandle } from 'playwright-core'
import { nearestPaint, TONES } from './fake-media.ts'
import { heardTone, loudness } from './tones.ts'

/** What a `<video>` shows now. */
export interface Seen {
  /** Frames shown since the element began. */
  readonly frames: number
  readonly width: number
  readonly height: number
  /** The nearest of the test's paints, or null. */
  readonly paint: string | null
}

/** What a media element plays now. */
export interface Heard {
  readonly loudness: number
  /** The one of the test's tones that stands out, or null. */
  readonly hz: number | null
}

/** Looks at a `<video>` once. */
export async function look(video: ElementHandle<HTMLVideoElement>): Promise<Seen> {
  const { rgb, ...seen } = await video.evaluate((element) => {
    const { totalVideoFrames: frames } = element.getVideoPlaybackQuality()
    const { videoWidth: width, videoHeight: height } = element
    const pen = new OffscreenCanvas(1, 1).getContext('2d')
    if (width === 0 || pen === null) return { frames, width, height, rgb: null }
    // The upper half: the bar that moves is at the foot.
    pen.drawImage(element, width / 4, height / 8, width / 2, height / 4, 0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data
    return { frames, width, height, rgb: [red, green, blue] as const }
  })
  return { ...seen, paint: rgb === null ? null : nearestPaint(rgb) }
}

/** Listens to a `<video>` or `<audio>` for half a second: to what it plays, not to what it was given. */
export async function listen(player: ElementHandle<HTMLMediaElement>): Promise<Heard> {
  const { samples, sampleRate } = await player.evaluate(async (element) => {
    const silent = { samples: [] as number[], sampleRate: 16_000 }
    if (element.muted || element.volume === 0 || element.paused) return silent
    const stream = element.srcObject instanceof MediaStream ? element.srcObject : captured(element)
    const tracks = stream?.getAudioTracks() ?? []
    if (tracks.length === 0) return silent
    const context = new AudioContext({ sampleRate: silent.sampleRate })
    const ear = context.createAnalyser()
    ear.fftSize = 8_192
    context.createMediaStreamSource(new MediaStream(tracks)).connect(ear)
    await new Promise((heard) => setTimeout(heard, 700))
    const samples = new Float32Array(ear.fftSize)
    ear.getFloatTimeDomainData(samples)
    await context.close()
    return { samples: Array.from(samples), sampleRate: silent.sampleRate }

    function captured(from: HTMLMediaElement): MediaStream | null {
      return 'captureStream' in from && typeof from.captureStream === 'function' ? (from.captureStream() as MediaStream) : null
    }
  })
  const sound = Float32Array.from(samples)
  return { loudness: loudness(sound), hz: heardTone(sound, sampleRate, TONES) }
}
