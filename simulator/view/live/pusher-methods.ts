import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'
import type { BackgroundMusic } from './background-music.ts'
import type { Capture } from './capture.ts'
import type { LittleWindow } from './little-window.ts'
import { isOn } from './pusher-attributes.ts'
import { MOST_MESSAGE_BYTES } from './sei.ts'
import { takeSnapshot } from './snapshot.ts'
import { loadStickers, loadTable } from './stickers.ts'
import type { Uplink } from './uplink.ts'

type Outcome = Result<unknown, CallFailure> | Promise<Result<unknown, CallFailure>>
type Methods = Readonly<Record<string, (args: unknown) => Outcome>>

/** Supplied by the pusher. */
export interface Pushing {
  readonly capture: Capture
  readonly music: BackgroundMusic
  readonly little: LittleWindow
  start(): void
  stop(): void
  /** The stream that goes, if one does. */
  uplink(): Uplink | null
}

/** What `LivePusherContext` can do. */
export function pusherMethods(needs: ComponentNeeds, pushing: Pushing): Methods {
  const { capture, music, little } = pushing
  return {
    start: () => done(() => {
      capture.preview(true)
      pushing.start()
    }),
    stop: () => done(() => {
      capture.preview(false)
      pushing.stop()
    }),
    pause: () => done(() => capture.pause(true)),
    resume: () => done(() => capture.pause(false)),
    startPreview: () => done(() => capture.preview(true)),
    stopPreview: () => done(() => capture.preview(false)),
    switchCamera: async () => ((await capture.turn()) ? success({}) : failure({ why: 'the other camera could not be opened' })),
    toggleTorch: async () => ((await capture.torch()) ? success({}) : failure({ why: 'the camera has no torch' })),
    snapshot: (args) => takeSnapshot(needs, capture.video, args),
    getMaxZoom: () => success({ maxZoom: capture.mostZoom }),
    setZoom: (args) => zoomTo(capture, args),
    setMICVolume: (args) => quieter(capture, args),
    sendMessage: (args) => send(pushing, Reflect.get(Object(args), 'msg')),
    exitPictureInPicture: () => little.sink(),
    ...music.methods,
    ...effectMethods(needs, capture),
  }
}

function send(pushing: Pushing, text: unknown): Result<unknown, CallFailure> {
  if (typeof text !== 'string' || text === '') return failure({ why: 'parameter error: parameter.msg should be String' })
  if (new TextEncoder().encode(text).length > MOST_MESSAGE_BYTES) return failure({ why: `msg is longer than ${MOST_MESSAGE_BYTES} bytes` })
  const uplink = pushing.uplink()
  if (uplink === null) return failure({ why: 'it does not push' })
  uplink.message(text)
  return success({})
}

/** Whatever needs a face fails aloud: there is no model of faces here. */
const NO_FACE = 'no face is found, so make-up is not built in this simulator'
const MAKE_UP = ['Blusher', 'EyeBrow', 'EyeShadow', 'FaceContour', 'LipStick'].map((kind) => (kind === 'Blusher' ? 'applyBlusherStickMakeup' : `apply${kind}Makeup`))

function effectMethods(needs: ComponentNeeds, { effects }: Capture): Methods {
  const told = new Set<string>()
  const tell = (text: string): void => {
    if (told.has(text)) return
    told.add(text)
    needs.page.found({ level: 'warning', area: 'api', text })
  }
  const custom = (method: string): void => {
    if (!isOn(needs.attribute('custom-effect'), false)) tell(`LivePusherContext.${method}: custom-effect of the live-pusher is off; a phone may draw nothing`)
  }
  return {
    async applyFilter(args) {
      custom('applyFilter')
      const loaded = await loadTable(needs, args)
      if (loaded.ok) effects.table = loaded.value
      return loaded.ok ? success({}) : loaded
    },
    clearFilters: () => done(() => void (effects.table = null)),
    async applySticker(args) {
      custom('applySticker')
      const loaded = await loadStickers(needs, args)
      if (!loaded.ok) return loaded
      if (loaded.value.some(({ place }) => place === null)) tell('LivePusherContext.applySticker: no face is found; the sticker hangs where most faces are, and gestures start nothing')
      effects.stickers = [...effects.stickers, ...loaded.value]
      return success({})
    },
    clearStickers: () => done(() => {
      for (const { frames } of effects.stickers) frames.forEach((frame) => frame.close())
      effects.stickers = []
    }),
    ...Object.fromEntries(MAKE_UP.map((name) => [name, () => failure({ why: NO_FACE })])),
    clearMakeups: () => success({}),
  }
}

const done = (act: () => void): Result<unknown, CallFailure> => {
  act()
  return success({})
}

function quieter(capture: Capture, args: unknown): Result<unknown, CallFailure> {
  const volume = Number(Reflect.get(Object(args), 'volume'))
  if (!(volume >= 0 && volume <= 1)) return failure({ why: 'parameter error: volume should be between 0 and 1' })
  capture.volume(volume)
  return success({})
}

function zoomTo(capture: Capture, args: unknown): Result<unknown, CallFailure> {
  const zoom = Number(Reflect.get(Object(args), 'zoom'))
  if (!Number.isFinite(zoom) || zoom < 1 || zoom > capture.mostZoom) return failure({ why: `zoom should be between 1 and ${capture.mostZoom}` })
  capture.zoom(zoom)
  return success({ zoom })
}
