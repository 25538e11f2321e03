import { failure } from '#shared/kernel/result'
import { createScope, every, type Scope } from '#shared/kernel/scope'
import type { ComponentNeeds } from '../component.ts'
import type { BackgroundMusic } from './background-music.ts'
import { focusCamera, openCamera, openMicrophone, readPictures, torchOf, type DeviceTrouble } from './camera.ts'
import { playFile } from './camera-file.ts'
import { createEffects, type Effects } from './effects.ts'
import { lookOf } from './picture-look.ts'
import type { PusherWishes } from './pusher-attributes.ts'
import type { LiveReport } from './report.ts'
import { createPreview, type Preview } from './screen.ts'
import { captureSound, keepSilence, SOUND, type SoundPiece, type SoundTaking } from './sound-capture.ts'
import type { Uplink } from './uplink.ts'
import { soundChoice } from './voice.ts'
import { createWaitingPicture, type WaitingPicture } from './waiting-picture.ts'

/** The devices of a live-pusher, and its picture on the page. */
export interface Capture {
  readonly video: HTMLVideoElement
  readonly effects: Effects
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

/** Supplied by the pusher. */
export interface CaptureNeeds { readonly report: LiveReport; readonly music: BackgroundMusic; wishes(): PusherWishes }

const MOST_ZOOM = 3
/** `bindaudiovolumenotify` comes about so often. */
const VOLUME_MS = 300

const CODES: Readonly<Record<'camera' | 'microphone', Readonly<Record<DeviceTrouble, readonly [code: number, error: number]>>>> = {
  camera: { denied: [-1314, 10001], busy: [-1301, 10001], none: [-1301, 10001] },
  microphone: { denied: [-1317, 10002], busy: [-1302, 10002], none: [-1302, 10002] },
}

export const createCapture = (needs: ComponentNeeds, capture: CaptureNeeds): Capture => new Devices(needs, capture)

class Devices implements Capture {
  readonly video: HTMLVideoElement
  readonly effects: Effects
  readonly mostZoom = MOST_ZOOM
  readonly #needs: ComponentNeeds
  readonly #report: LiveReport
  readonly #music: BackgroundMusic
  readonly #wishes: () => PusherWishes
  readonly #preview: Preview
  readonly #waiting: WaitingPicture
  #cameraLife: Scope
  #soundLife: Scope
  #camera: MediaStreamTrack | null = null
  #fileSound: MediaStreamTrack | null = null
  #taking: SoundTaking | null = null
  #side: 'front' | 'back' | null = null
  #uplink: Uplink | null = null
  #had = { camera: '', sound: '', file: '' }
  #opened = false
  #paused = false
  #suspended = false
  #captured = false
  #torching = false
  #volume = 1
  #drawAt = -Infinity

  constructor(needs: ComponentNeeds, { report, music, wishes }: CaptureNeeds) {
    this.#needs = needs
    this.#report = report
    this.#music = music
    this.#wishes = wishes
    this.#preview = createPreview(needs)
    this.video = this.#preview.element
    this.effects = createEffects(needs.window)
    this.#waiting = createWaitingPicture(needs)
    this.#cameraLife = createScope(needs.scope)
    this.#soundLife = createScope(needs.scope)
    needs.page.onPhone(needs.scope, () => this.#opened && this.#had.file !== this.#wanted().file && this.changed())
  }

  open(): void {
    this.#opened = true
    this.#had = this.#wanted()
    this.effects.look = lookOf(this.#needs.attribute)
    this.#mirror()
    this.#openBoth()
  }

  close(): void {
    this.#opened = false
    this.#cameraLife.end()
    this.#soundLife.end()
    this.#waiting.stop()
    this.#preview.camera(null)
  }

  /** Switching the microphone off lets it go; silence keeps time. */
  changed(): void {
    const [before, now] = [this.#had, this.#wanted()]
    this.#had = now
    if (now.camera !== before.camera) this.#side = null
    if (this.#opened && (now.camera !== before.camera || now.file !== before.file)) void this.#openCamera()
    if (this.#opened && now.sound !== before.sound) void this.#openSound()
    const { voice, reverb, focus } = this.#wishes()
    this.#taking?.change(soundChoice(voice, reverb))
    if (this.#camera) void focusCamera(this.#camera, focus)
    this.effects.look = lookOf(this.#needs.attribute)
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
    const { waitingImage, waitingHash } = this.#wishes()
    if (suspended) this.#waiting.start(waitingImage, waitingHash, (frame) => (this.#uplink ? this.#uplink.picture(frame) : frame.close()))
    else this.#waiting.stop()
  }

  turn(): Promise<boolean> {
    this.#side = this.#sideNow() === 'front' ? 'back' : 'front'
    this.#mirror()
    return this.#openCamera()
  }

  async torch(): Promise<boolean> {
    const done = this.#camera !== null && (await torchOf(this.#camera, !this.#torching))
    if (done) this.#torching = !this.#torching
    return done
  }

  volume(volume: number): void {
    this.#volume = volume
  }

  zoom(zoom: number): void {
    this.#uplink?.zoom(zoom)
    this.video.style.scale = String(zoom)
  }

  /** What each device depends on: another text opens it anew. */
  #wanted(): { readonly camera: string; readonly sound: string; readonly file: string } {
    const { camera, side, microphone, gain, quiet, quality } = this.#wishes()
    return { camera: `${camera} ${side}`, sound: `${microphone} ${gain} ${quiet} ${quality}`, file: this.#needs.page.phone().cameraFile?.url ?? '' }
  }

  #sideNow(): 'front' | 'back' {
    return this.#side ?? this.#wishes().side
  }

  #openBoth(): void {
    void this.#openCamera()
    void this.#openSound()
  }

  async #openCamera(): Promise<boolean> {
    const { page, scope } = this.#needs
    this.#cameraLife.end()
    const life = (this.#cameraLife = createScope(scope))
    this.#camera = null
    this.#preview.camera(null)
    if (!this.#opened || this.#suspended || !this.#wishes().camera) return false
    const may = await page.ask('permission', { scope: 'scope.camera' }, null)
    if (life.ended) return false
    const made = may.ok && may.value.allowed ? await this.#chosenCamera(life) : failure('denied' as const)
    if (life.ended) return false
    if (!made.ok) {
      this.#trouble('camera', made.failure)
      return false
    }
    this.#camera = made.value
    this.#preview.camera(made.value)
    void focusCamera(made.value, this.#wishes().focus)
    this.#report.code(1003)
    readPictures(this.#needs.window, made.value, (frame) => this.#take(frame), life)
    return true
  }

  /** The computer's, or the file that was chosen in its place. */
  async #chosenCamera(life: Scope) {
    const { window, page } = this.#needs
    const file = page.phone().cameraFile
    const played = file ? await playFile(window, file, life) : null
    const sound = played?.ok ? played.value.sound : null
    const other = sound !== this.#fileSound
    this.#fileSound = sound
    if (other && !life.ended) void this.#openSound()
    if (played) return played.ok ? { ok: true as const, value: played.value.picture } : played
    return openCamera(window, this.#sideNow(), life)
  }

  async #openSound(): Promise<void> {
    const { window, page, scope, emit } = this.#needs
    this.#soundLife.end()
    this.#taking = null
    const life = (this.#soundLife = createScope(scope))
    const { microphone, quality, backgroundMute, voice, reverb } = this.#wishes()
    const { sampleRate } = SOUND[quality]
    if (!this.#opened || (this.#suspended && !backgroundMute)) return
    let loudest = 0
    // Until the microphone gives its first piece, silence keeps time: who listens would wait longer for ever after a gap.
    const silent = createScope(life)
    const hear = (piece: SoundPiece): void => {
      loudest = Math.max(loudest, piece.level)
      this.#music.mix(piece.samples)
      if (!this.#paused) this.#uplink?.sound(piece)
    }
    every(life, VOLUME_MS, () => {
      emit('audiovolumenotify', { volume: loudest })
      loudest = 0
    })
    keepSilence(page.now, { sampleRate, take: hear }, silent)
    if (!microphone || this.#suspended) return
    const made = await this.#chosenMicrophone(life)
    if (life.ended) return
    if (made.ok) {
      this.#taking = captureSound(made.value, soundChoice(voice, reverb), { window, sampleRate, gain: () => (this.#wishes().microphone ? this.#volume : 0), take: (piece) => {
        silent.end()
        hear(piece)
      } }, life)
      return
    }
    this.#trouble('microphone', made.failure)
  }

  async #chosenMicrophone(life: Scope) {
    const { window, page } = this.#needs
    const may = await page.ask('permission', { scope: 'scope.record' }, null)
    if (!may.ok || !may.value.allowed) return failure('denied' as const)
    if (this.#fileSound) return { ok: true as const, value: this.#fileSound }
    const { gain, quiet, mode } = this.#wishes()
    return openMicrophone(window, { gain, quiet, talk: mode === 'RTC' }, life)
  }

  #take(frame: VideoFrame): void {
    if (!this.#captured) this.#report.code(1007)
    this.#captured = true
    const picture = this.#drawn(frame)
    if (picture === null) return
    if (this.#uplink === null || this.#paused || this.#suspended) return picture.close()
    this.#uplink.picture(picture)
  }

  /** The picture as the others shall see it; null for one that comes too soon to be drawn. */
  #drawn(frame: VideoFrame): VideoFrame | null {
    if (!this.effects.drawing) {
      this.#preview.drawn(null)
      return frame
    }
    const { width, height, fps } = this.#wishes()
    const now = this.#needs.page.now()
    if (now < this.#drawAt) {
      frame.close()
      return null
    }
    this.#drawAt = Math.max(this.#drawAt + 1_000 / fps, now)
    const picture = this.effects.draw(frame, { width, height })
    this.#preview.drawn(picture.clone())
    return picture
  }

  #trouble(device: 'camera' | 'microphone', why: DeviceTrouble): void {
    const [code, errCode] = CODES[device][why]
    this.#report.code(code, device === 'camera' ? '打开摄像头失败' : '打开麦克风失败')
    this.#needs.emit('error', { errCode, errMsg: device === 'camera' ? '用户禁止使用摄像头' : '用户禁止使用录音' })
  }

  #mirror(): void {
    const { localMirror } = this.#wishes()
    this.video.style.transform = localMirror === 'enable' || (localMirror === 'auto' && this.#sideNow() === 'front') ? 'scaleX(-1)' : ''
  }
}
