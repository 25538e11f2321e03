import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wavOf } from './wav.ts'

/** A colour as it stands in the picture's planes and as the eye meets it. */
export interface Paint {
  readonly name: string
  readonly yuv: readonly [number, number, number]
  readonly rgb: readonly [number, number, number]
}

/** What somebody's fake camera shows and fake microphone sounds: told apart from everybody else's. */
export interface Signature {
  readonly paint: Paint
  readonly hz: number
}

/** One picture and one tone for each person of a test; BT.601, limited range, as cameras send. */
export const SIGNATURES = [
  { paint: { name: 'red', yuv: [81, 90, 240], rgb: [254, 0, 0] }, hz: 430 },
  { paint: { name: 'green', yuv: [145, 54, 34], rgb: [0, 255, 1] }, hz: 620 },
  { paint: { name: 'blue', yuv: [41, 240, 110], rgb: [0, 0, 255] }, hz: 890 },
  { paint: { name: 'yellow', yuv: [210, 16, 146], rgb: [255, 255, 0] }, hz: 1280 },
  { paint: { name: 'magenta', yuv: [107, 202, 222], rgb: [255, 0, 255] }, hz: 1830 },
  { paint: { name: 'cyan', yuv: [170, 166, 16], rgb: [0, 255, 255] }, hz: 2610 },
] as const satisfies readonly Signature[]

/** All tones in use, for telling them apart. */
export const TONES: readonly number[] = SIGNATURES.map(({ hz }) => hz)

/** The signature whose paint is nearest to a measured colour, or null if none is near. */
export function nearestPaint(rgb: readonly [number, number, number]): string | null {
  const ranked = SIGNATURES.map(({ paint }) => ({ name: paint.name, distance: distanceOf(paint.rgb, rgb) }))
    .toSorted((one, other) => one.distance - other.distance)
  const [best] = ranked
  return best !== undefined && best.distance < NEAR ? best.name : null
}

/** Writes the files that Chromium takes as camera and microphone, and answers its switches. */
export function fakeDeviceSwitches(folder: string, { paint, hz }: Signature): readonly string[] {
  mkdirSync(folder, { recursive: true })
  const camera = join(folder, `${paint.name}.y4m`)
  const microphone = join(folder, `${paint.name}.wav`)
  writeFileSync(camera, movie(paint))
  writeFileSync(microphone, wave(hz))
  return [`--use-file-for-fake-video-capture=${camera}`, `--use-file-for-fake-audio-capture=${microphone}`]
}

/** One picture (planar 4:2:0) in the paint, with a bar at its foot that wanders from frame to frame. */
export function paintFrame({ yuv: [y, u, v] }: Paint, frame: number, width = WIDTH, height = HEIGHT): Buffer {
  const picture = Buffer.alloc((width * height * 3) / 2, y)
  picture.fill(u, width * height, (width * height * 5) / 4)
  picture.fill(v, (width * height * 5) / 4)
  const barLeft = (frame * 8) % (width - BAR)
  for (let row = height - BAR; row < height; row += 1) picture.fill(y > 128 ? 16 : 235, row * width + barLeft, row * width + barLeft + BAR)
  return picture
}

/** Samples of a tone that pulses, so that a noise filter does not take it for a hum. */
export function toneSamples(hz: number, seconds: number, sampleRate = SAMPLE_RATE): Float32Array {
  return Float32Array.from({ length: seconds * sampleRate }, (_, index) => {
    const at = index / sampleRate
    return at % PULSE_S < SOUNDING_S ? LOUD * Math.sin(2 * Math.PI * hz * at) : 0
  })
}

function movie(paint: Paint): Buffer {
  const frames = Array.from({ length: FPS * 2 }, (_, frame) => [Buffer.from('FRAME\n'), paintFrame(paint, frame)]).flat()
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FPS}:1 Ip A1:1 C420\n`), ...frames])
}

const wave = (hz: number): Buffer => wavOf(toneSamples(hz, 3), SAMPLE_RATE)

const distanceOf = (one: readonly number[], other: readonly number[]): number =>
  Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)))

const WIDTH = 320
const HEIGHT = 180
const FPS = 20
const BAR = 24
const SAMPLE_RATE = 48_000
const PULSE_S = 0.6
const SOUNDING_S = 0.35
const LOUD = 0.6
/** Half the way between two paints of the table, in RGB units. */
const NEAR = 120
