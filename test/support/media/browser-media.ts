import { FakeDevices } from './fake-devices'
import { FakePeer, network } from './fake-peer'
import { FakeStream, FakeTrack } from './fake-tracks'

/** The media of a browser, as far as jsdom lacks it. */
export interface BrowserMedia {
  readonly devices: FakeDevices
  /** Open cameras, microphones and peer connections. */
  readonly open: () => number
  /** Peers that send, and that receive. */
  readonly peers: () => readonly FakePeer[]
  /** Whether sound may start without a tap. */
  autoplay: boolean
  /** How the WHIP and WHEP doors answer; the status and, for a refusal, its code. */
  answer: () => { readonly status: number; readonly code?: string }
  /** Addresses that were posted to. */
  readonly posted: string[]
}

/** Puts a browser's media into jsdom, anew for each test. */
export function installBrowserMedia(): BrowserMedia {
  FakeTrack.open.clear()
  network.peers.clear()
  network.reachable = true
  network.flowing = true
  const devices = new FakeDevices()
  const media: BrowserMedia = {
    devices,
    autoplay: true,
    answer: () => ({ status: 201 }),
    posted: [],
    open: () => FakeTrack.open.size + network.peers.size,
    peers: () => [...network.peers],
  }
  const codecs = [
    { mimeType: 'video/H264', clockRate: 90_000, sdpFmtpLine: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f' },
    { mimeType: 'video/rtx', clockRate: 90_000 },
    { mimeType: 'video/VP8', clockRate: 90_000 },
  ]
  const capable = { getCapabilities: () => ({ codecs }) }
  define(navigator, { mediaDevices: devices })
  define(globalThis, { RTCPeerConnection: FakePeer, RTCRtpSender: capable, RTCRtpReceiver: capable, MediaStream: FakeStream, fetch: post(media) })
  define(HTMLMediaElement.prototype, {
    play: async function play(this: HTMLMediaElement) {
      if (!media.autoplay && !this.muted) throw Object.assign(new Error('no tap yet'), { name: 'NotAllowedError' })
    },
    pause: () => undefined,
    load: () => undefined,
  })
  return media
}

const post = (media: BrowserMedia) => async (url: string) => {
  media.posted.push(url)
  const { status, code } = media.answer()
  return {
    ok: status < 300,
    status,
    headers: new Map([['location', `${url.split('?')[0]}/session`]]),
    text: async () => (status < 300 ? 'v=0 answer' : JSON.stringify({ code, message: 'refused' })),
  }
}

function define(target: object, members: Readonly<Record<string, unknown>>) {
  for (const [name, value] of Object.entries(members)) Object.defineProperty(target, name, { configurable: true, writable: true, value })
}
