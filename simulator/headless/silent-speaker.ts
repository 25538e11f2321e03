import { after, createScope, every, type Scope } from '#shared/kernel/scope'
import type { SoundAct, SoundNews } from '../border/sound.ts'
import type { Speaker } from '../phone/contract.ts'

const TELL_MS = 250
const FORMAT = 10004

interface Playing { readonly life: Scope; duration: number; base: number; startedAt: number | null; loop: boolean; rate: number; running: Scope }

/** Time passes as if a WAV file were heard; nothing sounds, and nothing else is understood. */
export function createSilentSpeaker(now: () => number, scope: Scope): Speaker {
  const sounds = new Map<number, Playing>()
  let hear: (news: SoundNews) => void = () => undefined
  const at = ({ base, startedAt, rate }: Playing): number => (startedAt === null ? base : base + ((now() - startedAt) / 1_000) * rate)
  const tell = (sound: number, what: SoundNews['what'], error: number | null = null): void => {
    const playing = sounds.get(sound)
    if (playing) hear({ sound, what, at: Math.min(at(playing), playing.duration), duration: playing.duration, paused: playing.startedAt === null, error })
  }
  const hold = (playing: Playing, position: number): void => {
    playing.running.end()
    Object.assign(playing, { base: position, startedAt: null })
  }
  const run = (sound: number, playing: Playing): void => {
    playing.running = createScope(playing.life)
    playing.startedAt = now()
    every(playing.running, TELL_MS, () => tell(sound, 'timeupdate'))
    after(playing.running, ((playing.duration - playing.base) / playing.rate) * 1_000, () => {
      hold(playing, playing.loop ? 0 : playing.duration)
      if (playing.loop) return run(sound, playing)
      playing.base = 0
      tell(sound, 'ended')
    })
  }
  const act = (sound: number, playing: Playing, wish: Exclude<SoundAct, { readonly act: 'end' }>): void => {
    const was = playing.startedAt !== null
    if (wish.act === 'load') {
      hold(playing, 0)
      playing.duration = wavSeconds(wish.bytes) ?? 0
      return playing.duration > 0 ? tell(sound, 'canplay') : tell(sound, 'error', FORMAT)
    }
    if (wish.act === 'set') return void Object.assign(playing, { loop: wish.loop, rate: wish.rate })
    if (wish.act === 'play') {
      if (was || playing.duration === 0) return
      if (playing.base === 0) playing.base = wish.from
      run(sound, playing)
      return tell(sound, 'play')
    }
    if (wish.act === 'seek') {
      hold(playing, Math.min(wish.to, playing.duration))
      tell(sound, 'seeking')
      if (was) run(sound, playing)
      return tell(sound, 'seeked')
    }
    hold(playing, wish.act === 'stop' ? 0 : at(playing))
    if (was) tell(sound, wish.act)
  }
  return {
    listen: (listener) => void (hear = listener),
    pauseAll: () => sounds.forEach((playing, sound) => act(sound, playing, { act: 'pause' })),
    act(sound, wish) {
      const playing = sounds.get(sound) ?? silence(createScope(scope))
      if (wish.act !== 'end') {
        sounds.set(sound, playing)
        return act(sound, playing, wish)
      }
      playing.life.end()
      sounds.delete(sound)
    },
  }
}

const silence = (life: Scope): Playing => ({ life, duration: 0, base: 0, startedAt: null, loop: false, rate: 1, running: createScope(life) })

const HEADER_BYTES = 44

/** How long a WAV file lasts (RIFF WAVE, PCM), or null if it is none. */
function wavSeconds(bytes: ArrayBuffer): number | null {
  if (bytes.byteLength <= HEADER_BYTES) return null
  const view = new DataView(bytes)
  const bytesPerSecond = view.getUint32(28, true)
  return view.getUint32(0) === 0x52494646 && bytesPerSecond > 0 ? (bytes.byteLength - HEADER_BYTES) / bytesPerSecond : null
}
