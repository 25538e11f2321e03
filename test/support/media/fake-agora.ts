import type { IAgoraRTCClient } from 'agora-rtc-sdk-ng'
import type { AgoraSdk } from '../../../src/media/providers/agora/sdk'
import { FakeTrack } from './fake-tracks'

interface User {
  readonly uid: string
  hasAudio: boolean
  hasVideo: boolean
  readonly audioTrack: { getVolumeLevel(): number; getMediaStreamTrack(): FakeTrack }
}

/** Agora's cloud as far as its SDK shows it: channels that are joined, users who publish there. Its rules are those of the documentation. */
export interface FakeAgora {
  readonly load: () => Promise<AgoraSdk>
  /** Somebody publishes in the channel. */
  offer(uid: string): void
  /** Channels that are joined now. */
  readonly joined: () => number
  /** What is published now, as kinds. */
  readonly published: () => readonly string[]
  /** Tokens that came, in order; renewed ones too. */
  readonly tokens: readonly string[]
  refusesToJoin: boolean
  emit(event: string): void
  drop(): void
}

/** A cloud of one channel. */
export function createFakeAgora(): FakeAgora {
  const users: User[] = []
  const clients = new Set<FakeClient>()
  const tokens: string[] = []
  const agora: FakeAgora = {
    load: async () => {
      const sdk = {
        createClient: () => new FakeClient(agora, users, clients, tokens),
        createCustomAudioTrack: ({ mediaStreamTrack }: { mediaStreamTrack: FakeTrack }) => localTrack('audio', mediaStreamTrack),
        createCustomVideoTrack: ({ mediaStreamTrack }: { mediaStreamTrack: FakeTrack }) => localTrack('video', mediaStreamTrack),
        setLogLevel: () => undefined,
        disableLogUpload: () => undefined,
      }
      return sdk as unknown as AgoraSdk
    },
    offer(uid) {
      if (users.some((user) => user.uid === uid)) return
      users.push({ uid, hasAudio: true, hasVideo: true, audioTrack: { getVolumeLevel: () => 0.4, getMediaStreamTrack: () => remoteTrack('audio') } })
      agora.emit('user-published')
    },
    joined: () => [...clients].filter(({ connectionState }) => connectionState === 'CONNECTED').length,
    published: () => [...clients].flatMap(({ localTracks }) => localTracks.map(({ trackMediaType }) => trackMediaType)).sort(),
    tokens,
    refusesToJoin: false,
    emit: (event) => clients.forEach((client) => client.emit(event)),
    drop: () => clients.forEach((client) => client.become('DISCONNECTED')),
  }
  return agora
}

interface LocalTrack {
  readonly trackMediaType: string
  getVolumeLevel(): number
  close(): void
}

class FakeClient implements Partial<Pick<IAgoraRTCClient, 'connectionState'>> {
  connectionState: IAgoraRTCClient['connectionState'] = 'DISCONNECTED'
  localTracks: LocalTrack[] = []
  private readonly listeners: (readonly [string, () => void])[] = []
  private readonly subscribed = new Set<string>()
  private readonly cloud: FakeAgora
  private readonly users: readonly User[]
  private readonly clients: Set<FakeClient>
  private readonly tokens: string[]

  constructor(cloud: FakeAgora, users: readonly User[], clients: Set<FakeClient>, tokens: string[]) {
    this.cloud = cloud
    this.users = users
    this.clients = clients
    this.tokens = tokens
  }

  get remoteUsers() {
    return this.connectionState === 'CONNECTED' ? this.users : []
  }

  on = (event: string, told: () => void) => void this.listeners.push([event, told])
  emit = (event: string) => this.listeners.filter(([name]) => name === event).forEach(([, told]) => told())

  become(state: IAgoraRTCClient['connectionState']) {
    this.connectionState = state
    this.emit('connection-state-change')
  }

  async join(_appId: string, _channel: string, token: string, uid: string) {
    if (this.connectionState !== 'DISCONNECTED') throw new Error('INVALID_OPERATION: already joined')
    this.connectionState = 'CONNECTING'
    await later()
    if (this.cloud.refusesToJoin) {
      this.connectionState = 'DISCONNECTED'
      throw Object.assign(new Error('dynamic key expired'), { name: 'AgoraRTCException' })
    }
    this.tokens.push(token)
    this.clients.add(this)
    this.become('CONNECTED')
    return uid
  }

  async leave() {
    if (this.connectionState === 'CONNECTING') throw new Error('INVALID_OPERATION: still joining')
    this.clients.delete(this)
    this.connectionState = 'DISCONNECTED'
  }

  async publish(track: LocalTrack) {
    if (this.connectionState !== 'CONNECTED') throw new Error('INVALID_OPERATION: not joined')
    await later()
    this.localTracks.push(track)
  }

  async unpublish(track: LocalTrack) {
    this.localTracks = this.localTracks.filter((each) => each !== track)
  }

  async subscribe(user: User, kind: 'audio' | 'video') {
    if (kind === 'audio' ? !user.hasAudio : !user.hasVideo) throw new Error('INVALID_REMOTE_USER: not published')
    await later()
    this.subscribed.add(`${user.uid}/${kind}`)
    const track = remoteTrack(kind)
    return { getMediaStreamTrack: () => track }
  }

  async unsubscribe(user: User, kind: 'audio' | 'video') {
    this.subscribed.delete(`${user.uid}/${kind}`)
  }

  async renewToken(token: string) {
    this.tokens.push(token)
  }

  getRTCStats = () => ({ RTT: 30, SendBitrate: 800_000, RecvBitrate: 700_000 })
  getLocalVideoStats = () => ({ sendResolutionWidth: 640, sendResolutionHeight: 360, sendFrameRate: 20, sendBitrate: 700_000 })
  getRemoteVideoStats = () => Object.fromEntries(this.users.map(({ uid }) => [uid, { receiveResolutionWidth: 640, receiveResolutionHeight: 360, receiveFrameRate: 20, receiveBitrate: 700_000, end2EndDelay: 90, currentPacketLossRate: 0.001 }]))
}

const localTrack = (kind: string, mediaStreamTrack: FakeTrack): LocalTrack => ({ trackMediaType: kind, getVolumeLevel: () => 0.5, close: () => mediaStreamTrack.stop() })

function remoteTrack(kind: 'audio' | 'video'): FakeTrack {
  const track = new FakeTrack(kind)
  FakeTrack.open.delete(track)
  return track
}

const later = () => new Promise<void>((resolve) => setTimeout(resolve, CLOUD_MS))
const CLOUD_MS = 30
