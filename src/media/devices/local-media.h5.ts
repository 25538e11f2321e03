import type { StoreApi } from 'zustand/vanilla'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { OpenDevices } from '../open-devices'
import type { DeviceWish } from './constraints'
import { facingOf, isAway, KINDS, trackOf } from './local-tracks'
import type { Kind, LocalTracks } from './local-tracks'
import { openDevices } from './open'
import { createTrackSlots } from './track-slots'
import type { TrackSlots } from './track-slots'

export interface LocalWish extends DeviceWish {
  readonly microphone: boolean
  readonly camera: boolean
}

/** The own microphone and camera: one place that opens, switches, silences and releases them. */
export interface LocalMedia {
  readonly store: StoreApi<LocalTracks>
  /** Resolves when the last wish was met or proved impossible. A missing device is tried again if the change names it. */
  wish(change: Partial<LocalWish>): Promise<void>
  readonly wished: () => LocalWish
  /** The open tracks change hands: this one forgets them. */
  give(): OpenDevices
}

/** Ends its tracks with the scope; takes over what the device check opened at the first wish, or closes it when none comes soon. */
export function createLocalMedia(scope: Scope, opened?: OpenDevices): LocalMedia {
  const slots = createTrackSlots(scope, (kind) => void wish(kind === 'microphone' ? { microphone: wished.microphone, microphoneId: undefined } : { camera: wished.camera, cameraId: undefined }))
  let wished: LocalWish = { microphone: false, camera: false, facing: 'front' }
  const adopt = adoption(scope, slots, opened)
  let again: Partial<Record<Kind, boolean>> = {}
  let dirty = false
  let settling: Promise<void> | null = null

  const settle = async () => {
    while (dirty && !scope.ended) {
      dirty = false
      const retry = again
      again = {}
      await bringAbout(slots, wished, retry)
      // What was found instead of what was wished counts as wished, or it would be opened again at each change.
      if (!dirty) wished = { ...wished, ...foundInstead(wished, slots.store.getState()) }
    }
  }
  const wish = (change: Partial<LocalWish>): Promise<void> => {
    adopt()
    wished = { ...wished, ...change }
    for (const kind of KINDS) if (change[kind] === true) again[kind] = true
    dirty = true
    settling ??= settle().finally(() => {
      settling = null
    })
    return settling
  }
  watchPlugs(scope, () => {
    const away = KINDS.filter((kind) => wished[kind] && isAway(slots.store.getState()[kind]))
    if (away.length > 0) void wish(Object.fromEntries(away.map((kind) => [kind, true])))
  })
  return { store: slots.store, wish, wished: () => wished, give: slots.give }
}

async function bringAbout(slots: TrackSlots, wish: LocalWish, retry: Partial<Record<Kind, boolean>>) {
  const mustOpen = (kind: Kind): boolean => {
    const device = slots.store.getState()[kind]
    if (!wish[kind]) return false
    if (device.state === 'missing') return retry[kind] === true
    const track = trackOf(device)
    return track === null || !fits(track, kind, wish)
  }
  for (const kind of KINDS) if (!wish[kind]) slots.turnOff(kind)
  const needed = { microphone: mustOpen('microphone'), camera: mustOpen('camera') }
  for (const kind of KINDS) if (wish[kind] && !needed[kind]) slots.wake(kind)
  if (!needed.microphone && !needed.camera) return
  // Phones open one camera at a time: the old one goes first.
  if (needed.camera && slots.store.getState().camera.state === 'on') slots.close('camera')
  // What the camera itself tells overrules the wish.
  slots.store.setState({ opening: true, ...(needed.camera ? { facing: wish.facing } : {}) })
  const found = await openDevices({ ...wish, ...needed })
  slots.store.setState({ opening: false })
  if (found.microphone) slots.put('microphone', found.microphone)
  if (found.camera) slots.put('camera', found.camera)
}

function fits(track: MediaStreamTrack, kind: Kind, wish: LocalWish): boolean {
  if (track.readyState !== 'live') return false
  const id = kind === 'microphone' ? wish.microphoneId : wish.cameraId
  if (id !== undefined) return track.getSettings().deviceId === id
  return kind === 'microphone' || (facingOf(track) ?? wish.facing) === wish.facing
}

function foundInstead(wish: LocalWish, { microphone, camera, facing }: LocalTracks): Partial<LocalWish> {
  const idOf = (track: MediaStreamTrack | null, id: string | undefined) =>
    track === null || track.getSettings().deviceId === id ? id : undefined
  return {
    microphoneId: idOf(trackOf(microphone), wish.microphoneId),
    cameraId: idOf(trackOf(camera), wish.cameraId),
    facing: camera.state === 'on' ? facing : wish.facing,
  }
}

/** Answers how to take the open tracks in, once. A listener's are closed, so that no recording light stays on. */
function adoption(scope: Scope, slots: TrackSlots, opened: OpenDevices | undefined): () => void {
  const waiting = createScope(scope)
  let open = opened ?? null
  waiting.onEnd(() => {
    open?.close()
    open = null
  })
  after(waiting, UNUSED_MS, waiting.end)
  return () => {
    const { microphone = null, camera = null } = open ?? {}
    open = null
    waiting.end()
    if (microphone?.readyState === 'live') slots.put('microphone', { ok: true, value: microphone })
    if (camera?.readyState === 'live') slots.put('camera', { ok: true, value: camera })
  }
}

function watchPlugs(scope: Scope, changed: () => void) {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  devices?.addEventListener('devicechange', changed)
  scope.onEnd(() => devices?.removeEventListener('devicechange', changed))
}

/** From the device check to the first wish: joining, and an invitation that comes at once. */
const UNUSED_MS = 10_000
