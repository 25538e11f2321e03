import { failure } from '#shared/kernel/result'
import { createScope, every, type Scope } from '#shared/kernel/scope'
import type { ComponentNeeds } from '../component.ts'
import { openCamera, openMicrophone, readPictures, type DeviceTrouble } from './camera.ts'
import type { PusherWishes } from './pusher-attributes.ts'
import type { LiveReport } from './report.ts'
import { createPicture } from './screen.ts'
import { captureSound, keepSilence, type SoundPiece } from './sound-capture.ts'
import type { Uplink } from './uplink.ts'
import { createWaitingPicture, type WaitingPicture } from './waiting-picture.ts'

/** The devices of a live-pusher, and its picture on the page. */
export interface Capture {
  readonly video: HTMLVideoElement
  readonly mostZoom: number
  open(): void
  close(): void
  changed(): void
  /** Where pictures and sound go; null for nowhere. */
  feed(uplink: Uplink | null): void
  pause(paused: boolean): void
  preview(on: boolean): void
  /** The phone took the devices away, or gives them back. */
  suspend(suspended: boolean): void
  turn(): Promise<boolean>
  torch(): Promise<boolean>
  zoom(zoom: number): void
  /** The microphone's, from 0 to 1. */
  volume(volume: number): void
}

const MOST_ZOOM = 3
/** `bindaudiovolumenotify` comes about so often. */
const VOLUME_MS = 300

const CODES: Readonly<Record<'camera' | 'microphone', Readonly<Record<DeviceTrouble, readonly [code: number, error: number]>>>> = {
  camera: { denied: [-1314, 10001], busy: [-1301, 10001], none: [-1301, 10001] },
  microphone: { denied: [-1317, 10002], busy: [-1302, 10002], none: [-1302, 10002] },
}

export const createCapture = (needs: ComponentNeeds, report: LiveReport, wishes: () => PusherWishes): Capture => new Devices(needs, report, wishes)

class Devices implements Capture {
  readonly video: HTMLVideoElement
  readonly mostZoom = MOST_ZOOM
  readonly #needs: ComponentNeeds
  readonly #report: LiveReport
  readonly #wishes: () => PusherWishes
  readonly #waiting: WaitingPicture
  #cameraLife: Scope
  #soundLife: Scope
  #camera: MediaStreamTrack | null = null
  #side: 'front' | 'back' | null = null
  #uplink: Uplink | null = null
  #had = { camera: true, microphone: true }
  #opened = false
  #paused = false
  #suspended = false
  #captured = false
  #torching = false
  #volume = 1

  constructor(needs: ComponentNeeds, report: LiveReport, wishes: () => PusherWishes) {
    this.#needs = needs
    this.#report = report
    this.#wishes = wishes
    this.video = createPicture(needs, 'cover')
    this.#waiting = createWaitingPicture(needs)
    this.#cameraLife = createScope(needs.scope)
    this.#soundLife = createScope(needs.scope)
  }

  open(): void {
    this.#opened = true
    this.#had = { camera: this.#wishes().camera, microphone: this.#wishes().microphone }
    this.#mirror()
    this.#openBoth()
  }

  close(): void {
    this.#opened = false
    this.#cameraLife.end()
    this.#soundLife.end()
    this.#waiting.stop()
    this.video.srcObject = null
  }

  /** Switching the microphone off lets it go; silence keeps time. */
  changed(): void {
    const now = { camera: this.#wishes().camera, microphone: this.#wishes().microphone }
    if (this.#opened && now.camera !== this.#had.camera) void this.#openCamera()
    if (this.#opened && now.microphone !== this.#had.microphone) void this.#openSound()
    this.#had = now
    this.#mirror()
  }

  feed(uplink: Uplink | null): void {
    this.#uplink = uplink
  }

  pause(paused: boolean): void {
    this.#paused = paused
  }

  preview(on: boolean): void {
    this.video.style.visibility = on ? 'visible' : 'hidden'
  }

  suspend(suspended: boolean): void {
    if (this.#suspended === suspended) return
    this.#suspended = suspended
    this.#openBoth()
    if (suspended) this.#waiting.start(this.#wishes().waitingImage, (frame) => (this.#uplink ? this.#uplink.picture(frame) : frame.close()))
    else this.#waiting.stop()
  }

  turn(): Promise<boolean> {
    this.#side = (this.#side ?? this.#wishes().side) === 'front' ? 'back' : 'front'
    this.#mirror()
    return this.#openCamera()
  }

  async torch(): Promise<boolean> {
    const camera = this.#camera
    const can: unknown = Reflect.get(Object(camera?.getCapabilities?.()), 'torch')
    if (!camera || can !== true) return false
    this.#torching = !this.#torching
    const wanted: object = { advanced: [{ torch: this.#torching }] }
    return camera.applyConstraints(wanted).then(() => true, () => false)
  }

  volume(volume: number): void {
    this.#volume = volume
  }

  zoom(zoom: number): void {
    this.#uplink?.zoom(zoom)
    this.video.style.scale = String(zoom)
  }

  #openBoth(): void {
    void this.#openCamera()
    void this.#openSound()
  }

  async #openCamera(): Promise<boolean> {
    const { window, page, scope } = this.#needs
    this.#cameraLife.end()
    const life = (this.#cameraLife = createScope(scope))
    this.#camera = null
    this.video.srcObject = null
    if (!this.#opened || this.#suspended || !this.#wishes().camera) return false
    const may = await page.ask('permission', { scope: 'scope.camera' }, null)
    if (life.ended) return false
    const made = may.ok && may.value.allowed ? await openCamera(window, this.#side ?? this.#wishes().side, life) : failure('denied' as const)
    if (life.ended) return false
    if (!made.ok) {
      this.#trouble('camera', made.failure)
      return false
    }
    this.#camera = made.value
    this.video.srcObject = new window.MediaStream([made.value])
    void this.video.play().catch(() => undefined)
    this.#report.code(1003)
    readPictures(window, made.value, (frame) => this.#take(frame), life)
    return true
  }

  async #openSound(): Promise<void> {
    const { window, page, scope, emit } = this.#needs
    this.#soundLife.end()
    const life = (this.#soundLife = createScope(scope))
    if (!this.#opened || this.#suspended) return
    let loudest = 0
    const hear = (piece: SoundPiece): void => {
      loudest = Math.max(loudest, piece.level)
      if (!this.#paused) this.#uplink?.sound(piece)
    }
    every(life, VOLUME_MS, () => {
      emit('audiovolumenotify', { volume: loudest })
      loudest = 0
    })
    if (!this.#wishes().microphone) return keepSilence(page.now, hear, life)
    const may = await page.ask('permission', { scope: 'scope.record' }, null)
    if (life.ended) return
    const { gain, quiet, mode } = this.#wishes()
    const made = may.ok && may.value.allowed ? await openMicrophone(window, { gain, quiet, talk: mode === 'RTC' }, life) : failure('denied' as const)
    if (life.ended) return
    if (made.ok) return captureSound(window, made.value, () => (this.#wishes().microphone ? this.#volume : 0), hear, life)
    this.#trouble('microphone', made.failure)
    keepSilence(page.now, hear, life)
  }

  #take(frame: VideoFrame): void {
    if (!this.#captured) this.#report.code(1007)
    this.#captured = true
    if (this.#uplink === null || this.#paused || this.#suspended) return frame.close()
    this.#uplink.picture(frame)
  }

  #trouble(device: 'camera' | 'microphone', why: DeviceTrouble): void {
    const [code, errCode] = CODES[device][why]
    this.#report.code(code, device === 'camera' ? '打开摄像头失败' : '打开麦克风失败')
    this.#needs.emit('error', { errCode, errMsg: device === 'camera' ? '用户禁止使用摄像头' : '用户禁止使用录音' })
  }

  #mirror(): void {
    this.video.style.transform = isMirrored(this.#wishes(), this.#side ?? this.#wishes().side) ? 'scaleX(-1)' : ''
  }
}

const isMirrored = ({ localMirror }: PusherWishes, side: 'front' | 'back'): boolean => localMirror === 'enable' || (localMirror === 'auto' && side === 'front')
