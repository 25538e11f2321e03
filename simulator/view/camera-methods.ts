import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../border/calls.ts'
import { isOn, memberOf, numberOf, textOf } from './attribute-values.ts'
import type { ComponentNeeds } from './component.ts'

/** What a camera on the page is doing. */
export interface CameraState { readonly video: HTMLVideoElement; stream: MediaStream | null; zoom: number; front: boolean }

type Method = (args: unknown) => Promise<Result<object, CallFailure>> | Result<object, CallFailure>

const QUALITIES: Readonly<Record<string, number>> = { high: 0.95, normal: 0.8, low: 0.5, original: 1 }
const none = failure({ why: 'the camera is not running' })

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/camera/CameraContext.html */
export function createCameraMethods(needs: ComponentNeeds, state: CameraState): Readonly<Record<string, Method>> {
  const photo = async (quality: string, mirrored: boolean): Promise<Result<string, CallFailure>> => {
    const blob = await pictureOf(needs.window, state, QUALITIES[quality] ?? 0.8, mirrored)
    return blob ? keep(needs, blob, 'jpg') : failure({ why: 'the camera gives no picture' })
  }
  return {
    ...recordingMethods(needs, state, () => photo('normal', false)),
    async takePhoto(args) {
      if (!state.stream) return none
      const taken = await photo(textOf(memberOf(args, 'quality'), 'normal'), state.front && isOn(memberOf(args, 'selfieMirror'), true))
      return taken.ok ? success({ tempImagePath: taken.value }) : taken
    },
    setZoom(args) {
      state.zoom = Math.max(1, numberOf(memberOf(args, 'zoom'), 1))
      state.video.style.transform = `scale(${state.zoom}) ${state.front ? 'scaleX(-1)' : ''}`
      return success({ zoom: state.zoom })
    },
  }
}

async function keep({ page }: ComponentNeeds, blob: Blob, extension: string): Promise<Result<string, CallFailure>> {
  const kept = await page.ask('keep-file', { bytes: await blob.arrayBuffer(), extension })
  return kept.ok ? success(kept.value.path) : kept
}

function recordingMethods(needs: ComponentNeeds, state: CameraState, photo: () => Promise<Result<string, CallFailure>>): Readonly<Record<'startRecord' | 'stopRecord', Method>> {
  const { window, scope } = needs
  let recording: { readonly recorder: MediaRecorder; readonly parts: Blob[] } | null = null
  scope.onEnd(() => recording?.recorder.state === 'recording' && recording.recorder.stop())
  return {
    startRecord() {
      if (!state.stream) return none
      if (recording) return failure({ why: 'is recording' })
      const recorder = new window.MediaRecorder(state.stream)
      const parts: Blob[] = []
      recorder.addEventListener('dataavailable', ({ data }) => void parts.push(data))
      recorder.start()
      recording = { recorder, parts }
      return success({})
    },
    async stopRecord() {
      if (!recording) return failure({ why: 'is not recording' })
      const { recorder, parts } = recording
      recording = null
      const [thumb] = await Promise.all([photo(), new Promise<void>((resolve) => {
        recorder.addEventListener('stop', () => resolve())
        recorder.stop()
      })])
      const video = await keep(needs, new window.Blob(parts, { type: recorder.mimeType }), 'webm')
      return video.ok ? success({ tempThumbPath: thumb.ok ? thumb.value : '', tempVideoPath: video.value }) : video
    },
  }
}

/** What the camera shows, its middle where it is zoomed. */
function pictureOf({ document }: Window, { video, zoom }: CameraState, quality: number, mirrored: boolean): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const pen = canvas.getContext('2d')
  if (!pen || video.videoWidth === 0) return Promise.resolve(null)
  const [width, height] = [video.videoWidth / zoom, video.videoHeight / zoom]
  if (mirrored) {
    pen.translate(canvas.width, 0)
    pen.scale(-1, 1)
  }
  pen.drawImage(video, (video.videoWidth - width) / 2, (video.videoHeight - height) / 2, width, height, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
