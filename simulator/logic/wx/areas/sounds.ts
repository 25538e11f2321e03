import type { SoundAct, SoundNews } from '../../../border/sound.ts'
import { bufferOf } from '../../files/bytes.ts'
import { syncApi, type Area } from '../api.ts'
import type { WxHost } from '../host.ts'
import { createListeners, type Listeners } from '../listeners.ts'

const LOAD_MS = 60_000
const SYSTEM_ERROR = 10001
const NETWORK_ERROR = 10002
const FILE_ERROR = 10003
const UNKNOWN_ERROR = -1
const NAMES: Readonly<Record<SoundNews['what'], string>> = { canplay: 'Canplay', play: 'Play', pause: 'Pause', stop: 'Stop', ended: 'Ended', timeupdate: 'TimeUpdate', waiting: 'Waiting', seeking: 'Seeking', seeked: 'Seeked', error: 'Error' }

/** Counts the sounds of all mini-programs of one thread. */
let sounds = 0

const WISHES = ['src', 'startTime', 'autoplay', 'loop', 'obeyMuteSwitch', 'volume', 'playbackRate', 'referrerPolicy'] as const

/** What a page may set. */
interface Wishes { src: string; startTime: number; autoplay: boolean; loop: boolean; obeyMuteSwitch: boolean; volume: number; playbackRate: number; referrerPolicy: string }

/** One sound of a mini-program: what it wishes goes to the phone in order, also while a file is still on its way. */
class Sound {
  readonly wishes: Wishes = { src: '', startTime: 0, autoplay: false, loop: false, obeyMuteSwitch: true, volume: 1, playbackRate: 1, referrerPolicy: 'no-referrer' }
  readonly #host: WxHost
  readonly #sound = (sounds += 1)
  readonly #listeners: Listeners
  readonly #forget: () => void
  #line: Promise<unknown> = Promise.resolve()
  at = 0
  duration = 0
  paused = true

  constructor(host: WxHost) {
    this.#host = host
    this.#listeners = createListeners(host.guard, (text) => host.complain('limit', text))
    this.#forget = host.on('sound', (news) => {
      if (news.sound === this.#sound) this.#hear(news)
    })
  }

  order(act: SoundAct): void {
    this.#line = this.#line.then(async () => {
      const done = await this.#host.device('sound.do', { sound: this.#sound, act })
      if (!done.ok && act.act === 'play') this.#failed(SYSTEM_ERROR, done.failure.why)
    })
  }

  play(): void {
    this.order({ act: 'play', from: this.wishes.startTime })
  }

  set(name: keyof Wishes, value: unknown): void {
    Object.assign(this.wishes, { [name]: value })
    if (name === 'src') this.#load(String(value))
    else if (name === 'loop' || name === 'volume' || name === 'playbackRate') this.order(this.#settings())
  }

  on(kind: string, listener: unknown): void {
    if (typeof listener === 'function') this.#listeners.add(kind, listener)
    else this.#host.complain('api', `InnerAudioContext.on${kind} takes a function`)
  }

  off(kind: string, listener: unknown): void {
    this.#listeners.remove(kind, listener)
  }

  destroy(): void {
    this.#forget()
    this.order({ act: 'end' })
  }

  #load(path: string): void {
    this.#line = this.#line.then(async () => {
      const found = await soundBytes(path, this.#host)
      if (this.wishes.src !== path) return
      if ('error' in found) return this.#failed(found.error, found.why)
      await this.#host.device('sound.do', { sound: this.#sound, act: { act: 'load', ...found } })
      await this.#host.device('sound.do', { sound: this.#sound, act: this.#settings() })
    })
    if (this.wishes.autoplay) this.play()
  }

  #settings(): SoundAct {
    const { loop, volume, playbackRate } = this.wishes
    return { act: 'set', loop, volume: within(volume, 0, 1), rate: within(playbackRate, 0.5, 2) }
  }

  #hear({ what, at, duration, paused, error }: SoundNews): void {
    Object.assign(this, { at, duration, paused })
    if (what === 'error') this.#failed(error ?? UNKNOWN_ERROR, 'the sound can not be played')
    else this.#listeners.tell(NAMES[what], {})
  }

  #failed(errCode: number, errMsg: string): void {
    this.#listeners.tell('Error', { errCode, errMsg })
  }
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Number(value) || 0))

function contextOf(sound: Sound): object {
  const context = {
    play: () => sound.play(),
    pause: () => sound.order({ act: 'pause' }),
    stop: () => sound.order({ act: 'stop' }),
    seek: (to: unknown) => sound.order({ act: 'seek', to: Math.max(0, Number(to) || 0) }),
    destroy: () => sound.destroy(),
    ...Object.fromEntries(Object.values(NAMES).flatMap((kind) => [
      [`on${kind}`, (listener: unknown) => sound.on(kind, listener)],
      [`off${kind}`, (listener?: unknown) => sound.off(kind, listener)],
    ])),
  }
  for (const name of WISHES) Object.defineProperty(context, name, { enumerable: true, get: () => sound.wishes[name], set: (value: unknown) => sound.set(name, value) })
  const reading = { currentTime: () => sound.at, duration: () => sound.duration, paused: () => sound.paused, buffered: () => sound.duration }
  for (const [name, get] of Object.entries(reading)) Object.defineProperty(context, name, { enumerable: true, get })
  return context
}

type Bytes = { readonly bytes: ArrayBuffer; readonly type: string } | { readonly error: number; readonly why: string }

async function soundBytes(path: string, { network, files }: WxHost): Promise<Bytes> {
  if (!/^https?:/.test(path)) {
    const found = files.read(path)
    return found.ok ? { bytes: bufferOf(found.value.bytes), type: found.value.type } : { error: FILE_ERROR, why: found.failure.why }
  }
  const answer = await network.request({ url: path, method: 'GET', headers: {}, body: null, deadlineMs: LOAD_MS }, {}).done
  if (!answer.ok) return { error: NETWORK_ERROR, why: answer.failure }
  const { status, headers, body } = answer.value
  return status === 200 ? { bytes: body, type: String(headers['content-type'] ?? '') } : { error: NETWORK_ERROR, why: `the server answered ${status}` }
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/audio/InnerAudioContext.html */
export const innerSounds: Area = {
  createInnerAudioContext: syncApi((_, host) => contextOf(new Sound(host)), { partly: 'all of a file is loaded before it sounds; there is no mute switch; without a browser only WAV files are understood, and nothing is heard' }),
}
