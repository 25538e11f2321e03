import { FakeTrack } from './fake-tracks'

interface Sender {
  track: FakeTrack | null
  replaceTrack(track: FakeTrack | null): Promise<void>
  getParameters(): object
  setParameters(parameters: object): Promise<void>
  getStats(): Promise<Map<string, object>>
}

interface Transceiver {
  readonly kind: 'audio' | 'video'
  readonly direction: string
  readonly sender: Sender
  readonly receiver: { readonly track: FakeTrack; jitterBufferTarget: number | null; getSynchronizationSources(): readonly object[]; getStats(): Promise<Map<string, object>> }
  codecs: readonly RTCRtpCodec[]
  setCodecPreferences(codecs: readonly RTCRtpCodec[]): void
}

/** What all fake peers of a test have in common: the network between them and the gateway. */
export const network = {
  /** Whether UDP gets through. */
  reachable: true,
  /** Whether new connections carry anything. */
  flowing: true,
  peers: new Set<FakePeer>(),
}

/** A peer connection that connects some milliseconds after the answer, and then receives or sends a little each second. */
export class FakePeer extends EventTarget {
  connectionState: RTCPeerConnectionState = 'new'
  localDescription: { readonly type: 'offer'; readonly sdp: string } | null = null
  readonly transceivers: Transceiver[] = []
  /** Whether media flows through it. */
  flowing = network.flowing
  private bytes = 0
  private frames = 0

  constructor() {
    super()
    network.peers.add(this)
  }

  addTransceiver(trackOrKind: FakeTrack | 'audio' | 'video', { direction = 'sendrecv' }: RTCRtpTransceiverInit = {}): Transceiver {
    const kind = typeof trackOrKind === 'string' ? trackOrKind : trackOrKind.kind
    const transceiver: Transceiver = {
      kind,
      direction,
      sender: senderOf(typeof trackOrKind === 'string' ? null : trackOrKind),
      receiver: { track: remoteTrack(kind), jitterBufferTarget: null, getSynchronizationSources: () => [], getStats: async () => new Map([['a', { type: 'inbound-rtp', audioLevel: 0.2 }]]) },
      codecs: [],
      setCodecPreferences(codecs) {
        transceiver.codecs = codecs
      },
    }
    this.transceivers.push(transceiver)
    return transceiver
  }

  getReceivers = () => this.transceivers.map(({ receiver }) => receiver)

  async setLocalDescription() {
    const lines = this.transceivers.map(({ kind, direction }) => `m=${kind}\r\na=${direction}`)
    this.localDescription = { type: 'offer', sdp: ['v=0', ...lines].join('\r\n') }
  }

  async setRemoteDescription() {
    if (!network.reachable) return
    setTimeout(() => this.become('connected'), CONNECT_MS)
  }

  /** The browser's verdict on the connection. */
  become(state: RTCPeerConnectionState) {
    if (this.connectionState === 'closed') return
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
    if (state === 'connected' && this.flowing) for (const { receiver } of this.transceivers) receiver.track.dispatchEvent(new Event('unmute'))
  }

  async getStats(): Promise<Map<string, object>> {
    if (this.flowing && this.connectionState === 'connected') [this.bytes, this.frames] = [this.bytes + 50_000, this.frames + 20]
    const sends = this.transceivers.some(({ direction }) => direction === 'sendonly')
    const rtp = sends
      ? { type: 'outbound-rtp', kind: 'video', bytesSent: this.bytes, packetsSent: this.bytes / 1_000, framesEncoded: this.frames, frameWidth: 640, frameHeight: 360, framesPerSecond: 20 }
      : { type: 'inbound-rtp', kind: 'video', bytesReceived: this.bytes, packetsReceived: this.bytes / 1_000, packetsLost: 0, framesDecoded: this.frames, frameWidth: 640, frameHeight: 360, framesPerSecond: 20, jitterBufferDelay: this.frames * 0.02, jitterBufferEmittedCount: this.frames }
    return new Map<string, object>([['rtp', rtp], ['pair', { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.02, bytesReceived: this.bytes, responsesReceived: Date.now() }]])
  }

  close() {
    this.connectionState = 'closed'
    network.peers.delete(this)
  }
}

function senderOf(track: FakeTrack | null): Sender {
  const sender: Sender = {
    track,
    async replaceTrack(next) {
      sender.track = next
    },
    getParameters: () => ({ encodings: [{}] }),
    setParameters: async () => undefined,
    getStats: async () => new Map([['s', { type: 'media-source', kind: 'audio', audioLevel: 0.5 }]]),
  }
  return sender
}

/** It is no device: not counted among the open ones. */
function remoteTrack(kind: 'audio' | 'video'): FakeTrack {
  const track = new FakeTrack(kind)
  FakeTrack.open.delete(track)
  return track
}

const CONNECT_MS = 20
