import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { every } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { MediaNeeds, MediaRoom, MediaRoomState, PlayerState } from '../../contract'
import { PICTURE_KBPS } from '../../devices/constraints'
import { createLocalMedia } from '../../devices/local-media'
import type { LocalMedia } from '../../devices/local-media'
import { deviceStateOf } from '../../devices/local-tracks'
import { turnCamera } from '../../devices/turn-camera'
import { createGate } from '../../gate'
import { freshMediaRoom, withLevel, withPlayer } from '../../room-state'
import { lazyAudioContext } from '../../sound/audio-context'
import { createSoundOut } from '../../sound/sound-out'
import { createPlayer } from './player'
import type { Player } from './player'
import { createPublisher } from './publisher'
import type { Publisher } from './publisher'
import { createReach } from './reach'
import { statisticsOf } from './statistics'
import { localVideoOf, remoteVideoOf } from './views'
import type { Pictures } from './views'

/** One visit's media over the own gateway: WHIP up, WHEP or HTTP-FLV down. */
export function openGatewayRoom(needs: MediaNeeds, visit: Scope): MediaRoom {
  const store = createStore<MediaRoomState>(() => freshMediaRoom)
  const pictures: Pictures = createStore(() => ({}))
  const local = createLocalMedia(visit, needs.devices)
  const sound = createSoundOut((blocked) => store.setState({ sound: blocked ? 'blocked' : 'allowed' }))
  const reach = createReach()
  const gate = createGate(AT_ONCE)
  const players = new Map<StreamId, Player>()
  const publisher = createPublisher(visit, {
    media: needs,
    local,
    // Not behind the players' gate: others wait for this stream.
    gate: createGate(1),
    audioContext: lazyAudioContext(visit),
    random: Math.random,
    told: (state) => store.setState({ publisher: state }),
  })
  const toldPlayer = (stream: StreamId, state: PlayerState | null) => store.setState((room) => withPlayer(room, stream, state))
  const play = (id: StreamId, wish: { readonly video: boolean; readonly audio: boolean }): Player =>
    createPlayer(visit, wish, {
      media: needs, stream: id, gate, sound, reach, random: Math.random,
      told: (state) => toldPlayer(id, state),
      show: (picture) => pictures.setState({ [id]: picture }),
    })
  const letGo = (id: StreamId, player: Player) => {
    players.delete(id)
    player.end()
    toldPlayer(id, null)
    pictures.setState(({ [id]: _gone, ...others }) => others, true)
  }
  const all = () => [publisher, ...players.values()]
  mirrorDevices(visit, local, store)
  measure(visit, store, local, publisher, players)
  window.addEventListener('online', pokeAll)
  visit.onEnd(() => window.removeEventListener('online', pokeAll))
  function pokeAll() {
    for (const line of all()) line.poke()
  }
  return {
    store,
    async publish(source, choice) {
      const { microphone, camera, facing, microphoneId, cameraId, maxBitrate } = choice
      publisher.start(source, maxBitrate ?? PICTURE_KBPS)
      await local.wish({ microphone, camera, facing, microphoneId, cameraId })
    },
    unpublish() {
      publisher.stop()
      void local.wish({ microphone: false, camera: false })
    },
    setMicrophone: (microphone) => local.wish({ microphone }),
    setCamera: (camera) => local.wish({ camera }),
    switchCamera: () => turnCamera(local),
    async choose({ speakerId, ...inputs }) {
      if (speakerId !== undefined) await sound.choose(speakerId)
      if (Object.keys(inputs).length > 0) await local.wish(inputs)
    },
    want(streams) {
      if (visit.ended) return
      const wanted = new Map(streams.slice(0, MOST_PLAYERS).map((stream) => [stream.id, stream]))
      for (const [id, player] of players) if (!wanted.has(id)) letGo(id, player)
      for (const [id, wish] of wanted) {
        const player = players.get(id)
        if (player) player.wish(wish)
        else players.set(id, play(id, wish))
      }
    },
    rebuild() {
      reach.forget()
      for (const line of all()) line.rebuild()
    },
    pause(paused) {
      if (!paused) pokeAll()
    },
    allowSound: sound.allow,
    statistics: async () => statisticsNow(store.getState(), publisher, players),
    LocalVideo: localVideoOf(local),
    RemoteVideo: remoteVideoOf(pictures),
    Unseen: () => null,
  }
}

function statisticsNow({ publisher: state, players: states }: MediaRoomState, publisher: Publisher, players: ReadonlyMap<StreamId, Player>) {
  const rows = [...players].flatMap(([stream, player]) => {
    const told = states[stream]
    return told ? [{ stream, via: told.phase === 'playing' ? told.via : ('webrtc' as const), state: told, flows: player.flows() }] : []
  })
  return statisticsOf(publisher.flows(), state.phase === 'live' && state.weak, rows)
}

function mirrorDevices(visit: Scope, local: LocalMedia, store: StoreApi<MediaRoomState>) {
  const tell = () => {
    const { microphone, camera, facing } = local.store.getState()
    store.setState({ microphone: deviceStateOf(microphone), camera: deviceStateOf(camera), facing })
  }
  tell()
  visit.onEnd(local.store.subscribe(tell))
}

/** Asks everybody how loud they are. */
function measure(visit: Scope, store: StoreApi<MediaRoomState>, local: LocalMedia, publisher: Publisher, players: ReadonlyMap<StreamId, Player>) {
  const tell = (key: string, level: number) => {
    if (!visit.ended) store.setState((room) => withLevel(room, key, level))
  }
  const ask = (key: string, loudness: Promise<number>) => void loudness.then((level) => tell(key, level), () => tell(key, 0))
  every(visit, LEVEL_MS, () => {
    if (local.store.getState().microphone.state === 'on') ask('local', publisher.loudness())
    else tell('local', 0)
    for (const [id, player] of players) ask(id, player.loudness())
    for (const key of Object.keys(store.getState().levels)) if (key !== 'local' && !players.has(key)) tell(key, 0)
  })
}

/** Most streams at once. */
export const MOST_PLAYERS = 32
/** New connections at once: handshakes cost both sides some milliseconds of a core. */
const AT_ONCE = 4
const LEVEL_MS = 200
