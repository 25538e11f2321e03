import { createScope } from '#shared/kernel/scope'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import { createCameraMethods, type CameraState } from '../camera-methods.ts'
import { textOf } from '../attribute-values.ts'
import type { ComponentNeeds, ComponentPlan } from '../component.ts'
import { childrenIn, part, shadowOf } from '../parts.ts'

const CSS = `
:host { overflow: hidden; }
video { display: block; width: 100%; height: 100%; object-fit: cover; }
video.front { transform: scaleX(-1); }
`
const SIZES: Readonly<Record<string, number>> = { low: 480, medium: 720, high: 1080 }

/** https://developers.weixin.qq.com/miniprogram/dev/component/camera.html */
export const camera: ComponentPlan = {
  tag: 'camera',
  attributes: ['resolution', 'device-position'],
  partly: {
    'mode': 'codes are not read: `scanCode` shows the picture, and tells no code',
    'flash': 'a computer\'s camera has no lamp',
    'frame-size': 'frames are not given to the page (CameraContext.onCameraFrame)',
  },
  events: ['stop', 'error', 'initdone', 'scancode'],
  methods: ['takePhoto', 'startRecord', 'stopRecord', 'setZoom'],
  create(needs) {
    const { host, page, scope } = needs
    const root = shadowOf(host, CSS)
    const video = part(root, 'video')
    video.muted = true
    video.playsInline = true
    childrenIn(root)
    const state: CameraState = { video, stream: null, zoom: 1, front: false }
    const run = createRun(needs, state)
    const methods = createCameraMethods(needs, state)
    let there = false
    page.onPhone(scope, () => {
      if (state.stream && there) for (const track of state.stream.getTracks()) track.enabled = page.shown()
    })
    return {
      set: (name) => void (there && ['device-position', 'resolution'].includes(name) && run.start()),
      attached() {
        there = true
        void run.start()
      },
      detached() {
        there = false
        run.stop()
      },
      call: (method, args) => methods[method]?.(args) ?? failure({ why: `${method} is not built in this simulator` }),
    }
  },
}

/** One run of the camera after the other; each ends the one before. */
function createRun(needs: ComponentNeeds, state: CameraState): { start(): Promise<void>; stop(): void } {
  const { attribute, emit, scope } = needs
  const { video } = state
  let running = createScope(scope)
  return {
    async start() {
      running.end()
      running = createScope(scope)
      const mine = running
      state.front = attribute('device-position') === 'front'
      video.className = state.front ? 'front' : ''
      const opened = await open(needs, state.front)
      if (!opened.ok) return mine.ended ? undefined : emit('error', { errMsg: opened.failure.why })
      const stream = opened.value
      mine.onEnd(() => stream.getTracks().forEach((track) => track.stop()))
      if (mine.ended) return
      state.stream = stream
      for (const track of stream.getTracks()) track.addEventListener('ended', () => mine.ended || emit('stop', {}))
      video.srcObject = stream
      await video.play().catch(() => undefined)
      if (!mine.ended) emit('initdone', { maxZoom: MOST_ZOOM })
    },
    stop() {
      running.end()
      state.stream = null
    },
  }
}

const MOST_ZOOM = 4

/** The person is asked first, as on a phone; then the browser is. */
async function open({ window, page, attribute }: ComponentNeeds, front: boolean): Promise<Result<MediaStream, CallFailure>> {
  const asked = await page.ask('permission', { scope: 'scope.camera' }, null)
  if (!asked.ok || !asked.value.allowed) return failure({ why: 'insertCamera:fail auth deny' })
  const devices: MediaDevices | undefined = Reflect.get(window.navigator, 'mediaDevices')
  if (!devices) return failure({ why: 'insertCamera:fail there is no camera' })
  const height = SIZES[textOf(attribute('resolution'), 'medium')] ?? 720
  try {
    return success(await devices.getUserMedia({ video: { facingMode: front ? 'user' : 'environment', height: { ideal: height } } }))
  } catch (error) {
    return failure({ why: `insertCamera:fail ${error instanceof Error ? error.message : 'the camera does not start'}` })
  }
}
