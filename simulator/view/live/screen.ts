import { typed } from '../../border/typed.ts'
import type { ComponentNeeds } from '../component.ts'

/** Where a live component's picture stands, below what the page lays over it. */
export interface Screen {
  readonly element: HTMLVideoElement
  /** Shows a picture and closes it. */
  show(frame: VideoFrame): void
}

/** A picture's place, and the page's own children above it. */
export function createPicture({ host, window }: ComponentNeeds, fit: 'contain' | 'cover'): HTMLVideoElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const video = window.document.createElement('video')
  Object.assign(video, { muted: true, playsInline: true, autoplay: true })
  video.style.cssText = `position:absolute;inset:0;width:100%;height:100%;object-fit:${fit};background:#000`
  const frame = window.document.createElement('div')
  frame.style.cssText = 'position:absolute;inset:0;container-type:size'
  frame.append(video)
  const over = window.document.createElement('div')
  over.style.cssText = 'position:relative;height:100%'
  over.append(window.document.createElement('slot'))
  root.append(frame, over)
  return video
}

/** Pictures as a track: nothing is drawn in the page's own thread. */
interface PictureTrack { readonly stream: MediaStream; show(frame: VideoFrame): void }

function createTrack({ window, scope }: ComponentNeeds): PictureTrack {
  const make: new (init: { readonly kind: 'video' }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> } = typed(Reflect.get(window, 'MediaStreamTrackGenerator'))
  const track = new make({ kind: 'video' })
  const writer = track.writable.getWriter()
  scope.onEnd(() => track.stop())
  return {
    stream: new window.MediaStream([track]),
    show(frame) {
      if (track.readyState === 'ended' || (writer.desiredSize ?? 0) <= 0) return frame.close()
      void writer.write(frame).catch(() => frame.close())
    },
  }
}

/** Hands pictures to the browser as they are due. */
export function createScreen(needs: ComponentNeeds): Screen {
  const element = createPicture(needs, 'contain')
  const { stream, show } = createTrack(needs)
  element.srcObject = stream
  return { element, show }
}

/** A pusher's own picture: its camera's, or what was drawn of it. */
export interface Preview {
  readonly element: HTMLVideoElement
  camera(track: MediaStreamTrack | null): void
  /** Shows a changed picture in the camera's place, and closes it; null for the camera again. */
  drawn(frame: VideoFrame | null): void
}

export function createPreview(needs: ComponentNeeds): Preview {
  const element = createPicture(needs, 'cover')
  let raw: MediaStream | null = null
  let made: PictureTrack | null = null
  const show = (stream: MediaStream | null): void => {
    if (element.srcObject === stream) return
    element.srcObject = stream
    if (stream !== null) void element.play().catch(() => undefined)
  }
  return {
    element,
    camera(track) {
      raw = track ? new needs.window.MediaStream([track]) : null
      show(raw)
    },
    drawn(frame) {
      if (frame === null) return show(raw)
      made ??= createTrack(needs)
      show(made.stream)
      made.show(frame)
    },
  }
}
