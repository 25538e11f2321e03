import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { impossible } from '#shared/kernel/impossible'
import { after, createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { StreamSource } from '#shared/room/state'
import type { DeviceState, MediaNeeds, MediaRoomState, PublishChoice, PublisherState } from '../../contract'
import { withLevel, withPublisher } from '../../room-state'
import { createLiveLine } from './live-line'
import type { LiveLine, LiveState } from './live-line'
import { TILE_MS } from './live-players'

/** What the one live-pusher is to send, for the view; `line` is null while nothing is published. */
export interface LivePushing {
  readonly line: LiveLine | null
  readonly choice: PublishChoice
  /** Tiles that show it now. */
  readonly shown: number
  /** No tile has it, and none is on its way: an unseen element sends on. */
  readonly unseen: boolean
}

export interface LivePushers {
  readonly pushing: StoreApi<LivePushing>
  start(source: StreamSource, choice: PublishChoice): void
  stop(): void
  setDevice(device: 'microphone' | 'camera', state: DeviceState): void
  turn(): void
  readonly tell: LiveLine['tell']
  show(): () => void
  heard(level: number): void
}

/** Ends with the visit. The devices' states stand in the room's store: what is on there is what the element has. */
export function createLivePusher(visit: Scope, media: MediaNeeds, room: StoreApi<MediaRoomState>): LivePushers {
  const pushing = createStore<LivePushing>(() => ({ line: null, choice: NOTHING, shown: 0, unseen: false }))
  let life = createScope(visit)
  let source: StreamSource | null = null

  const begin = () => {
    if (pushing.getState().line !== null || source === null || visit.ended || !hasSomething(room)) return
    life = createScope(visit)
    pushing.setState({ line: createPusherLine(life, source, { media, room, setDevice }) })
    life.onEnd(() => pushing.setState({ line: null, unseen: false }))
    after(life, TILE_MS, () => pushing.setState(({ shown }) => ({ unseen: shown === 0 })))
  }
  const setDevice = (device: 'microphone' | 'camera', state: DeviceState) => {
    room.setState({ [device]: state })
    pushing.getState().line?.tell({ input: 'expect', something: hasSomething(room) })
    begin()
  }
  const stop = () => {
    source = null
    life.end()
    room.setState((now) => withLevel({ ...now, publisher: { phase: 'idle' }, microphone: OFF, camera: OFF }, 'local', 0))
  }
  return {
    pushing,
    setDevice,
    stop,
    start(of, choice) {
      if (source !== null && source !== of) stop()
      source = of
      pushing.setState({ choice })
      begin()
    },
    turn: () => room.setState(({ facing }) => ({ facing: facing === 'front' ? 'rear' : 'front' })),
    tell: (input) => pushing.getState().line?.tell(input),
    show: () => showOnce(pushing),
    heard(level) {
      if (pushing.getState().line !== null) room.setState((now) => withLevel(now, 'local', now.microphone.state === 'on' ? level : 0))
    },
  }
}

function showOnce(pushing: StoreApi<LivePushing>): () => void {
  pushing.setState(({ shown }) => ({ shown: shown + 1, unseen: false }))
  return () => pushing.setState(({ shown }) => ({ shown: Math.max(0, shown - 1), unseen: shown <= 1 }))
}

const hasSomething = (room: StoreApi<MediaRoomState>): boolean => {
  const { microphone, camera } = room.getState()
  return microphone.state === 'on' || camera.state === 'on'
}

interface PusherLineNeeds {
  readonly media: MediaNeeds
  readonly room: StoreApi<MediaRoomState>
  readonly setDevice: LivePushers['setDevice']
}

function createPusherLine(life: Scope, source: StreamSource, { media, room, setDevice }: PusherLineNeeds): LiveLine {
  const line = createLiveLine(life, {
    of: 'pusher',
    now: Date.now,
    random: Math.random,
    lateMs: () => Infinity,
    async address() {
      const reply = await media.publishAddress(source)
      if (!reply.ok) media.note({ at: Date.now(), what: `publish:${reply.failure}` })
      return reply.ok ? reply.value.rtmp : null
    },
    missing: (device, why) => setDevice(device, { state: 'missing', why }),
    encoderFailed() {
      life.end()
      room.setState({ publisher: { phase: 'failed', why: 'encoder-failed' } })
    },
    note: (what, code) => media.note({ at: Date.now(), what, code }),
  })
  const tell = (state: LiveState) => room.setState((now) => withPublisher(now, publisherStateOf(state)))
  tell(line.store.getState())
  life.onEnd(line.store.subscribe(tell))
  return line
}

function publisherStateOf({ machine: { stage }, element, heard }: LiveState): PublisherState {
  if (!heard && element !== null && 'attempt' in stage && stage.attempt > 0) return { phase: 'failed', why: 'component-silent' }
  switch (stage.stage) {
    case 'flowing':
      return { phase: 'live', weak: stage.weakUntil > Date.now(), via: 'rtmp' }
    case 'paused':
      return { phase: 'waiting', attempt: 0 }
    case 'waiting':
      return { phase: 'waiting', attempt: stage.attempt }
    case 'addressing':
    case 'starting':
      return stage.attempt > 0 ? { phase: 'waiting', attempt: stage.attempt } : { phase: 'starting' }
    default:
      return impossible(stage)
  }
}

const OFF: DeviceState = { state: 'off' }
const NOTHING: PublishChoice = { microphone: false, camera: false, facing: 'front' }
