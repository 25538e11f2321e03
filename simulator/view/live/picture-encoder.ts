import type { Scope } from '#shared/kernel/scope'
import { STREAM_TAG, type StreamTag } from '../../border/carrier.ts'
import { drawClock } from './picture-clock.ts'
import { withMessage } from './sei.ts'

/** What the encoder is to make. Bitrate in kbit/s. */
export interface PictureChoice { readonly width: number; readonly height: number; readonly fps: number; readonly kbps: number; readonly mirror: boolean; readonly zoom: number; readonly clock: boolean }

export interface PictureEncoder {
  /** Encodes a picture and closes it; `timestamp` in milliseconds. Pictures that come too soon are left out. */
  take(frame: VideoFrame, timestamp: number): void
  change(choice: PictureChoice): void
  /** The next picture can be decoded by itself: its configuration comes with it. */
  keyframe(): void
  /** Goes with the next picture; one picture carries one message. */
  message(text: string): void
}

/** Documented for phones: a keyframe every two seconds. */
const KEY_MS = 2_000
/** More in the encoder means that this machine is too slow: pictures are left out. */
const MOST_QUEUED = 4
const CODEC = 'avc1.42e01f'

/** H.264 baseline, as FLV's video tags; `onDropped` counts what was left out. */
export function createPictureEncoder(window: Window & typeof globalThis, first: PictureChoice, { onTag, onFailed, onDropped }: { onTag(tag: StreamTag): void; onFailed(why: string): void; onDropped(): void }, scope: Scope): PictureEncoder {
  let choice = first
  let wantsKey = true
  let keyAt = -Infinity
  let dueAt = -Infinity
  const drawn = createDrawing(window)
  const tags = createTags(onTag)
  const open = (): VideoEncoder => new window.VideoEncoder({ output: tags.take, error: ({ message }) => onFailed(message) })
  let encoder = open()
  const configure = (): void => encoder.configure({ codec: CODEC, width: choice.width, height: choice.height, bitrate: choice.kbps * 1_000, framerate: choice.fps, latencyMode: 'realtime', avc: { format: 'avc' } })
  configure()
  scope.onEnd(() => encoder.state !== 'closed' && encoder.close())
  return {
    take(frame, timestamp) {
      const periodMs = 1_000 / choice.fps
      const tooSoon = timestamp < dueAt - SLACK_MS
      const tooMuch = encoder.encodeQueueSize > MOST_QUEUED
      if (scope.ended || encoder.state !== 'configured' || tooSoon || tooMuch) {
        if (tooMuch) onDropped()
        return frame.close()
      }
      dueAt = Math.max(dueAt + periodMs, timestamp)
      const keyFrame = wantsKey || timestamp - keyAt >= KEY_MS
      if (keyFrame) keyAt = timestamp
      wantsKey = false
      const picture = fitted(window, drawn, frame, choice, timestamp)
      encoder.encode(picture, { keyFrame })
      picture.close()
      if (picture !== frame) frame.close()
    },
    change(to) {
      const size = to.width !== choice.width || to.height !== choice.height
      const rate = to.kbps !== choice.kbps || to.fps !== choice.fps
      choice = to
      if ((!size && !rate) || encoder.state !== 'configured') return
      if (size) {
        // Chromium's encoder would tell the old parameters beside the new ones.
        encoder.close()
        encoder = open()
      }
      configure()
      wantsKey ||= size
    },
    keyframe() {
      wantsKey = true
      tags.oweConfig()
    },
    message: tags.message,
  }
}

/** What an encoder makes, as FLV's tags. */
function createTags(onTag: (tag: StreamTag) => void) {
  const messages: string[] = []
  let config: Uint8Array | null = null
  /** The encoder tells its configuration once, perhaps before anybody listened. */
  let owesConfig = false
  return {
    oweConfig: () => void (owesConfig = true),
    message(text: string) {
      if (messages.length < MOST_MESSAGES) messages.push(text)
    },
    take(chunk: EncodedVideoChunk, metadata?: EncodedVideoChunkMetadata) {
      const description = metadata?.decoderConfig?.description
      const timestamp = Math.round(chunk.timestamp / 1_000)
      if (description) config = bodyOf(0x17, 0, bytesOf(description))
      if (config && (description || (owesConfig && chunk.type === 'key'))) {
        owesConfig = false
        onTag({ type: STREAM_TAG.video, timestamp, body: config })
      }
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      const message = messages.shift()
      onTag({ type: STREAM_TAG.video, timestamp, body: bodyOf(chunk.type === 'key' ? 0x17 : 0x27, 1, message === undefined ? data : withMessage(data, message)) })
    },
  }
}

const SLACK_MS = 4
/** More that wait than this are more than pictures. */
const MOST_MESSAGES = 60

/** The middle of the camera's picture in the wanted shape; the encoder makes its size. Drawn only where it is mirrored or carries a clock. */
function fitted(window: Window & typeof globalThis, drawing: Drawing, frame: VideoFrame, { width, height, mirror, zoom, clock }: PictureChoice, timestamp: number): VideoFrame {
  const { displayWidth, displayHeight } = frame
  const scale = Math.min(displayWidth / width, displayHeight / height) / Math.max(1, zoom)
  const [cropWidth, cropHeight] = [even(width * scale), even(height * scale)]
  const [x, y] = [even((displayWidth - cropWidth) / 2), even((displayHeight - cropHeight) / 2)]
  if (!mirror && !clock) return new window.VideoFrame(frame, { timestamp: timestamp * 1_000, visibleRect: { x, y, width: cropWidth, height: cropHeight } })
  const { canvas, context } = drawing(width, height)
  context.setTransform(mirror ? -1 : 1, 0, 0, 1, mirror ? width : 0, 0)
  context.drawImage(frame, x, y, cropWidth, cropHeight, 0, 0, width, height)
  context.resetTransform()
  if (clock) drawClock(context, width, Date.now())
  return new window.VideoFrame(canvas, { timestamp: timestamp * 1_000 })
}

/** Colours stand for two by two pixels. */
const even = (length: number): number => Math.floor(length / 2) * 2

type Drawing = (width: number, height: number) => { readonly canvas: OffscreenCanvas; readonly context: OffscreenCanvasRenderingContext2D }

function createDrawing(window: Window & typeof globalThis): Drawing {
  const canvas = new window.OffscreenCanvas(2, 2)
  const context = canvas.getContext('2d', { alpha: false, desynchronized: true })
  return (width, height) => {
    if (!context) throw new Error('the browser draws nothing')
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    return { canvas, context }
  }
}

function bodyOf(first: number, packet: number, data: Uint8Array): Uint8Array {
  const body = new Uint8Array(5 + data.length)
  body.set([first, packet, 0, 0, 0])
  body.set(data, 5)
  return body
}

const bytesOf = (source: AllowSharedBufferSource): Uint8Array => (ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source))
