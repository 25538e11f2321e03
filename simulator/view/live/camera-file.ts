import { failure, success, type Result } from '#shared/kernel/result'
import { every, type Scope } from '#shared/kernel/scope'
import type { PhoneState } from '../../border/phone-state.ts'
import type { DeviceTrouble } from './camera.ts'

/** A file in the camera's place: its picture, and its sound in the microphone's place where it has some. */
export interface FilePlay { readonly picture: MediaStreamTrack; readonly sound: MediaStreamTrack | null }

type Chosen = NonNullable<PhoneState['cameraFile']>

/** A still picture is shown so often. */
const STILL_MS = 66

/** Plays a film over and over, or shows a picture, until the scope ends. */
export function playFile(window: Window & typeof globalThis, file: Chosen, scope: Scope): Promise<Result<FilePlay, DeviceTrouble>> {
  return (file.type.startsWith('image/') ? showPicture(window, file, scope) : playFilm(window, file, scope)).catch(() => failure('none' as const))
}

async function playFilm(window: Window & typeof globalThis, { url }: Chosen, scope: Scope): Promise<Result<FilePlay, DeviceTrouble>> {
  const film = window.document.createElement('video')
  Object.assign(film, { src: url, loop: true, muted: true, playsInline: true })
  scope.onEnd(() => {
    film.pause()
    film.removeAttribute('src')
    film.load()
  })
  await film.play()
  const capture: unknown = Reflect.get(film, 'captureStream')
  if (scope.ended || typeof capture !== 'function') return failure('none')
  const stream: MediaStream = Reflect.apply(capture, film, [])
  scope.onEnd(() => stream.getTracks().forEach((track) => track.stop()))
  const [picture] = stream.getVideoTracks()
  return picture ? success({ picture, sound: stream.getAudioTracks()[0] ?? null }) : failure('none')
}

async function showPicture(window: Window & typeof globalThis, { url }: Chosen, scope: Scope): Promise<Result<FilePlay, DeviceTrouble>> {
  const still = await window.createImageBitmap(await (await window.fetch(url)).blob())
  scope.onEnd(() => still.close())
  const canvas = window.document.createElement('canvas')
  Object.assign(canvas, { width: still.width, height: still.height })
  const pen = canvas.getContext('2d')
  const [picture] = canvas.captureStream().getVideoTracks()
  if (scope.ended || !pen || !picture) return failure('none')
  pen.drawImage(still, 0, 0)
  every(scope, STILL_MS, () => pen.drawImage(still, 0, 0))
  scope.onEnd(() => picture.stop())
  return success({ picture, sound: null })
}
