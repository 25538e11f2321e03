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
  const over = window.document.createElement('div')
  over.style.cssText = 'position:relative;height:100%'
  over.append(window.document.createElement('slot'))
  root.append(video, over)
  return video
}

/** Hands pictures to the browser as a track: nothing is drawn in the page's own thread. */
export function createScreen(needs: ComponentNeeds): Screen {
  const { window, scope } = needs
  const element = createPicture(needs, 'contain')
  const make: new (init: { readonly kind: 'video' }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> } = typed(Reflect.get(window, 'MediaStreamTrackGenerator'))
  const track = new make({ kind: 'video' })
  const writer = track.writable.getWriter()
  scope.onEnd(() => track.stop())
  element.srcObject = new window.MediaStream([track])
  return {
    element,
    show(frame) {
      if (track.readyState === 'ended' || (writer.desiredSize ?? 0) <= 0) return frame.close()
      void writer.write(frame).catch(() => frame.close())
    },
  }
}
