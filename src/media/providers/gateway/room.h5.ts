import { createStore } from 'zustand/vanilla'
import type { Scope } from '#shared/kernel/scope'
import type { MediaNeeds, MediaRoom, MediaRoomState } from '../../contract'
import { PICTURE_KBPS } from '../../devices/constraints'
import { createLocalMedia } from '../../devices/local-media'
import { mirrorDevices } from '../../devices/mirror-devices'
import { turnCamera } from '../../devices/turn-camera'
import { createGate } from '../../gate'
import { ownPictureOf } from '../../pictures/own-picture'
import { freshMediaRoom, withPublisher, withScreen } from '../../room-state'
import { lazyAudioContext } from '../../sound/audio-context'
import { createSoundOut } from '../../sound/sound-out'
import { afterPictures } from './after-pictures'
import { measureLevels } from './levels'
import { createPlayers } from './players'
import type { Players } from './players'
import { createPublisher } from './publisher'
import type { Publisher } from './publisher'
import { createScreenShare } from './screen'
import type { ScreenShare } from './screen'
import { statisticsOf } from './statistics'
import { remoteVideoOf } from './views'
import type { Pictures } from './views'

/** One visit's media over the own gateway: WHIP up, WHEP or HTTP-FLV down. */
export function openGatewayRoom(needs: MediaNeeds, visit: Scope): MediaRoom {
  const store = createStore<MediaRoomState>(() => freshMediaRoom)
  const pictures: Pictures = createStore(() => ({}))
  const local = createLocalMedia(visit, needs.devices)
  const sound = createSoundOut((blocked) => store.setState({ sound: blocked ? 'blocked' : 'allowed' }))
  const audioContext = lazyAudioContext(visit)
  const screen = createScreenShare(visit, { media: needs, audioContext, random: Math.random, told: (state) => store.setState((room) => withScreen(room, state)) })
  const publisher = createPublisher(visit, {
    media: needs,
    local,
    // Not behind the players' gate: others wait for this stream.
    gate: afterPictures(createGate(1), store),
    audioContext,
    random: Math.random,
    told: (state) => store.setState((room) => withPublisher(room, state)),
  })
  const players = createPlayers(visit, { media: needs, store, pictures, sound })
  const poke = () => [publisher, screen, ...players.all()].forEach((line) => line.poke())
  mirrorDevices(visit, local, store)
  measureLevels(visit, { store, local, publisher, players })
  atReturnOfNetwork(visit, poke)
  return {
    store,
    ...deviceVerbs({ publisher, local, sound }),
    shareScreen: screen.start,
    stopScreen: screen.stop,
    want: players.want,
    rebuild: () => [publisher, screen, players].forEach((lines) => lines.rebuild()),
    pause(paused) {
      if (!paused) poke()
    },
    allowSound: sound.allow,
    statistics: async () => statisticsNow(store.getState(), { publisher, screen, players }),
    LocalVideo: ownPictureOf(local),
    RemoteVideo: remoteVideoOf(pictures, players.measured),
    Unseen: () => null,
  }
}

type Verbs = Pick<MediaRoom, 'publish' | 'unpublish' | 'setMicrophone' | 'setCamera' | 'switchCamera' | 'choose'>

function deviceVerbs({ publisher, local, sound }: { readonly publisher: Publisher; readonly local: ReturnType<typeof createLocalMedia>; readonly sound: ReturnType<typeof createSoundOut> }): Verbs {
  return {
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
  }
}

interface Parts {
  readonly publisher: Publisher
  readonly screen: ScreenShare
  readonly players: Players
}

function statisticsNow({ publisher: state, players: states }: MediaRoomState, { publisher, screen, players }: Parts) {
  const rows = players.entries().flatMap(([stream, player]) => {
    const told = states[stream]
    return told ? [{ stream, via: told.phase === 'playing' ? told.via : ('webrtc' as const), state: told, flows: player.flows() }] : []
  })
  return statisticsOf({ camera: publisher.flows(), screen: screen.flows() }, state.phase === 'live' && state.weak, rows)
}

function atReturnOfNetwork(visit: Scope, poke: () => void) {
  window.addEventListener('online', poke)
  visit.onEnd(() => window.removeEventListener('online', poke))
}
