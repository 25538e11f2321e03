import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import type { StreamId } from '#shared/room/state'
import type { MediaNeeds, MediaRoom, PlayerState } from '../../contract'
import { PICTURE_KBPS } from '../../devices/constraints'
import { mirrorDevices } from '../../devices/mirror-devices'
import { turnCamera } from '../../devices/turn-camera'
import { createGate } from '../../gate'
import { keepAlive } from '../../keep-alive'
import type { Line } from '../../keep-alive'
import { noScreen } from '../../no-screen'
import { ownPictureOf } from '../../pictures/own-picture'
import { withPlayer, withPublisher } from '../../room-state'
import { createJoin } from './channel'
import { measureLevels } from './levels'
import { createAgoraRoom } from './parts'
import type { AgoraRoom } from './parts'
import { receiveThrough } from './receiver'
import type { AgoraSdk } from './sdk'
import { sendThrough } from './sender'
import { agoraStatistics, noStatistics } from './statistics'
import { remoteVideoOf } from './views'

/** One visit's media over Agora's cloud: one channel a room, one user a member. */
export function openAgoraRoom(load: () => Promise<AgoraSdk>, needs: MediaNeeds, visit: Scope): MediaRoom {
  const room = createAgoraRoom(needs, visit)
  const line = joinAgain(load, needs, visit, room)
  const { store, local, sound, pictures } = room
  const verbs = createVerbs(room, line, visit)
  mirrorDevices(visit, local, store)
  measureLevels(visit, room)
  return {
    store,
    ...verbs,
    // A user of a channel sends one picture: a screen would have to be a user of its own.
    ...noScreen(store),
    rebuild: line.rebuild,
    pause(paused) {
      if (!paused) line.poke()
    },
    allowSound: sound.allow,
    statistics: async () => (room.now.channel ? agoraStatistics(room.now.channel.client, room.now.wishes.map(({ id }) => id), room.now.source) : noStatistics),
    LocalVideo: ownPictureOf(local),
    RemoteVideo: remoteVideoOf(pictures),
    Unseen: () => null,
  }
}

function joinAgain(load: () => Promise<AgoraSdk>, needs: MediaNeeds, visit: Scope, room: AgoraRoom): Line {
  const { now } = room
  const join = createJoin(needs, load)
  return keepAlive(visit, {
    gate: createGate(1),
    random: Math.random,
    final: () => false,
    async connect(life, ring) {
      const joined = await join(life, ring)
      if (!joined.ok) return joined
      now.channel = joined.value
      life.onEnd(() => {
        if (now.channel === joined.value) now.channel = null
      })
      now.lookAgain = receiveThrough(life, joined.value, {
        wishes: () => now.wishes,
        sound: room.sound,
        told: (stream, { video, audio }) => tell(room, stream, video || audio ? { phase: 'playing', via: 'vendor', stalled: false } : { phase: 'starting' }),
        show: (stream, picture) => room.pictures.setState(({ [stream]: _old, ...others }) => (picture ? { ...others, [stream]: picture } : others), true),
      })
      if (now.source) send(visit, room)
      return joined
    },
    told({ held, attempt }) {
      if (held?.client.connectionState === 'CONNECTED' || attempt === 0) return now.lookAgain()
      for (const { id } of now.wishes) tell(room, id, { phase: 'waiting', attempt })
      if (now.source) room.store.setState((state) => withPublisher(state, { phase: 'waiting', attempt }))
    },
  })
}

function send(visit: Scope, { store, local, now }: AgoraRoom) {
  now.sending.end()
  now.sending = createScope(visit)
  if (!now.channel) return
  sendThrough(now.sending, now.channel, local, now.maxKbps, (sending) => {
    store.setState((state) => withPublisher(state, sending ? { phase: 'live', weak: false, via: 'vendor' } : { phase: 'idle' }))
  })
}

const tell = ({ store }: AgoraRoom, stream: StreamId, player: PlayerState | null) => store.setState((state) => withPlayer(state, stream, player))

function forget(room: AgoraRoom, stream: StreamId) {
  tell(room, stream, null)
  room.pictures.setState(({ [stream]: _gone, ...others }) => others, true)
}

type Verbs = Pick<MediaRoom, 'publish' | 'unpublish' | 'setMicrophone' | 'setCamera' | 'switchCamera' | 'choose' | 'want'>

function createVerbs(room: AgoraRoom, line: Line, visit: Scope): Verbs {
  const { store, local, sound, now } = room
  return {
    async publish(_source, { microphone, camera, facing, microphoneId, cameraId, maxBitrate }) {
      now.maxKbps = maxBitrate ?? PICTURE_KBPS
      if (!now.source) {
        now.source = true
        if (microphone || camera) store.setState((state) => withPublisher(state, { phase: 'starting' }))
        send(visit, room)
        line.poke()
      }
      await local.wish({ microphone, camera, facing, microphoneId, cameraId })
    },
    unpublish() {
      now.source = false
      now.sending.end()
      store.setState((state) => withPublisher(state, { phase: 'idle' }))
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
      const before = now.wishes
      now.wishes = streams
      for (const { id } of before) if (!streams.some((wish) => wish.id === id)) forget(room, id)
      for (const { id } of streams) if (!before.some((wish) => wish.id === id)) tell(room, id, { phase: 'starting' })
      now.lookAgain()
    },
  }
}
