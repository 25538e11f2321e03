import { createScope, every } from '#shared/kernel/scope'
import type { ComponentNeeds } from '../component.ts'
import { openCamera, openMicrophone, readPictures, type DeviceTrouble } from './camera.ts'
import type { PusherWishes } from './pusher-attributes.ts'
import type { LiveReport } from './report.ts'
import { captureSound, keepSilence, type SoundPiece } from './sound-capture.ts'
import type { Uplink } from './uplink.ts'
import { createWaitingPicture } from './waiting-picture.ts'

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
}

const MOST_ZOOM = 3
/** `bindaudiovolumenotify` comes about so often. */
const VOLUME_MS = 300

const CODES: Readonly<Record<'camera' | 'microphone', Readonly<Record<DeviceTrouble, readonly [code: number, error: number]>>>> = {
  camera: { denied: [-1314, 10001], busy: [-1301, 10001], none: [-1301, 10001] },
  microphone: { denied: [-1317, 10002], busy: [-1302, 10002], none: [-1302, 10002] },
}

export function createCapture(needs: ComponentNeeds, report: LiveReport, wishes: () => PusherWishes): Capture {
  const { window, page, emit, scope } = needs
  const video = createPreview(needs)
  const waiting = createWaitingPicture(needs)
  let cameraLife = createScope(scope)
  let soundLife = createScope(scope)
  let camera: MediaStreamTrack | null = null
  let side: 'front' | 'back' | null = null
  let uplink: Uplink | null = null
  let [opened, paused, suspended, captured, torching] = [false, false, false, false, false]

  const trouble = (device: 'camera' | 'microphone', why: DeviceTrouble): void => {
    const [code, errCode] = CODES[device][why]
    report.code(code, device === 'camera' ? '打开摄像头失败' : '打开麦克风失败')
    emit('error', { errCode, errMsg: device === 'camera' ? '用户禁止使用摄像头' : '用户禁止使用录音' })
  }
  const take = (frame: VideoFrame): void => {
    if (!captured) {
      captured = true
      report.code(1007)
    }
    if (uplink === null || paused || suspended) return frame.close()
    uplink.picture(frame)
  }
  async function openTheCamera(): Promise<boolean> {
    cameraLife.end()
    const life = (cameraLife = createScope(scope))
    camera = null
    video.srcObject = null
    if (!opened || suspended || !wishes().camera) return false
    const may = await page.ask('permission', { scope: 'scope.camera' }, null)
    if (life.ended) return false
    if (!may.ok || !may.value.allowed) {
      trouble('camera', 'denied')
      return false
    }
    const made = await openCamera(window, side ?? wishes().side, life)
    if (life.ended) return false
    if (!made.ok) {
      trouble('camera', made.failure)
      return false
    }
    camera = made.value
    video.srcObject = new window.MediaStream([camera])
    void video.play().catch(() => undefined)
    report.code(1003)
    readPictures(window, camera, take, life)
    return true
  }
  const openSound = async (): Promise<void> => {
    soundLife.end()
    const life = (soundLife = createScope(scope))
    if (!opened || suspended) return
    let loudest = 0
    const hear = (piece: SoundPiece): void => {
      loudest = Math.max(loudest, piece.level)
      if (!paused) uplink?.sound(piece)
    }
    every(life, VOLUME_MS, () => {
      emit('audiovolumenotify', { volume: loudest })
      loudest = 0
    })
    if (!wishes().microphone) return keepSilence(page.now, hear, life)
    const may = await page.ask('permission', { scope: 'scope.record' }, null)
    if (life.ended) return
    const made = may.ok && may.value.allowed ? await openMicrophone(window, { gain: wishes().gain, quiet: wishes().quiet, talk: wishes().mode === 'RTC' }, life) : null
    if (life.ended) return
    if (made?.ok) return captureSound(window, made.value, () => wishes().microphone, hear, life)
    trouble('microphone', made === null ? 'denied' : made.failure)
    keepSilence(page.now, hear, life)
  }
  let had = { camera: true, microphone: true }
  const mirror = (): void => void (video.style.transform = isMirrored(wishes(), side ?? wishes().side) ? 'scaleX(-1)' : '')
  return {
    video,
    mostZoom: MOST_ZOOM,
    open() {
      opened = true
      had = { camera: wishes().camera, microphone: wishes().microphone }
      mirror()
      void openTheCamera()
      void openSound()
    },
    close() {
      opened = false
      cameraLife.end()
      soundLife.end()
      waiting.stop()
      video.srcObject = null
    },
    changed() {
      const now = { camera: wishes().camera, microphone: wishes().microphone }
      if (opened && now.camera !== had.camera) void openTheCamera()
      // Switching the microphone off lets it go; silence keeps time.
      if (opened && now.microphone !== had.microphone) void openSound()
      had = now
      mirror()
    },
    feed: (to) => void (uplink = to),
    pause: (to) => void (paused = to),
    preview: (on) => void (video.style.visibility = on ? 'visible' : 'hidden'),
    suspend(to) {
      if (suspended === to) return
      suspended = to
      void openTheCamera()
      void openSound()
      if (to) waiting.start(wishes().waitingImage, (frame) => (uplink ? uplink.picture(frame) : frame.close()))
      else waiting.stop()
    },
    async turn() {
      const now = side ?? wishes().side
      side = now === 'front' ? 'back' : 'front'
      mirror()
      return openTheCamera()
    },
    async torch() {
      const [can, constraint]: readonly [unknown, object] = [Reflect.get(Object(camera?.getCapabilities?.()), 'torch'), { advanced: [{ torch: !torching }] }]
      if (!camera || can !== true) return false
      torching = !torching
      return camera.applyConstraints(constraint).then(() => true, () => false)
    },
    zoom(to) {
      uplink?.zoom(to)
      video.style.scale = String(to)
    },
  }
}

const isMirrored = ({ localMirror }: PusherWishes, side: 'front' | 'back'): boolean => localMirror === 'enable' || (localMirror === 'auto' && side === 'front')

function createPreview({ host, window }: ComponentNeeds): HTMLVideoElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const video = window.document.createElement('video')
  Object.assign(video, { muted: true, playsInline: true, autoplay: true })
  video.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;object-fit:cover;background:#000'
  const over = window.document.createElement('div')
  over.style.cssText = 'position:relative;height:100%'
  over.append(window.document.createElement('slot'))
  root.append(video, over)
  return video
}

