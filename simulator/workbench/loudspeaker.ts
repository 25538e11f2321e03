import type { Scope } from '#shared/kernel/scope'
import type { SoundAct, SoundNews } from '../border/sound.ts'
import type { Speaker } from '../phone/contract.ts'

/** A page that makes sounds without an end gets no more of them. */
const MOST_SOUNDS = 64
const SYSTEM_ERROR = 10001
/** Documented causes, by the browser's: aborted, network, decoding, not supported. */
const ERRORS: Readonly<Record<number, number>> = { 1: 10001, 2: 10002, 3: 10004, 4: 10004 }
const TOLD = ['canplay', 'play', 'pause', 'ended', 'timeupdate', 'waiting', 'seeking', 'seeked', 'error'] as const

interface Playing { readonly media: HTMLAudioElement; address: string; stopping: boolean }

/** The computer's loudspeaker, for the sounds of one phone. */
export function createLoudspeaker(scope: Scope): Speaker {
  const sounds = new Map<number, Playing>()
  let hear: (news: SoundNews) => void = () => undefined
  const end = (sound: number): void => {
    const known = sounds.get(sound)
    sounds.delete(sound)
    known?.media.pause()
    known?.media.removeAttribute('src')
    if (known?.address) URL.revokeObjectURL(known.address)
  }
  const open = (sound: number): Playing | null => {
    const known = sounds.get(sound)
    if (known || sounds.size >= MOST_SOUNDS) return known ?? null
    const playing: Playing = { media: new Audio(), address: '', stopping: false }
    const { media } = playing
    const tell = (what: SoundNews['what']): void => {
      if (sounds.get(sound) === playing && media.src !== '') hear({ sound, what, at: media.currentTime, duration: Number.isFinite(media.duration) ? media.duration : 0, paused: media.paused, error: media.error ? ERRORS[media.error.code] ?? -1 : null })
    }
    for (const what of TOLD) {
      media.addEventListener(what, () => {
        if (what !== 'pause') return tell(what)
        // The browser knows no stop, and pauses before the end.
        if (playing.stopping) tell('stop')
        else if (!media.ended) tell('pause')
        playing.stopping = false
      })
    }
    sounds.set(sound, playing)
    return playing
  }
  scope.onEnd(() => [...sounds.keys()].forEach(end))
  return {
    listen: (listener) => void (hear = listener),
    pauseAll: () => sounds.forEach(({ media }) => media.pause()),
    act(sound, act) {
      if (act.act === 'end') return end(sound)
      const playing = open(sound)
      if (playing) carryOut(playing, act)
      else if (act.act === 'play') hear({ sound, what: 'error', at: 0, duration: 0, paused: true, error: SYSTEM_ERROR })
    },
  }
}

function carryOut(playing: Playing, act: Exclude<SoundAct, { readonly act: 'end' }>): void {
  const { media } = playing
  switch (act.act) {
    case 'load':
      if (playing.address) URL.revokeObjectURL(playing.address)
      playing.address = URL.createObjectURL(new Blob([act.bytes], { type: act.type }))
      media.src = playing.address
      return
    case 'play':
      if (act.from > 0 && media.currentTime === 0) media.currentTime = act.from
      // Refused before the person has touched the page; WeChat would play.
      return void media.play().catch(() => undefined)
    case 'pause':
      return media.pause()
    case 'stop':
      if (!media.paused) {
        playing.stopping = true
        media.pause()
      }
      return void (media.currentTime = 0)
    case 'seek':
      return void (media.currentTime = act.to)
    case 'set':
      return void Object.assign(media, { loop: act.loop, volume: act.volume, playbackRate: act.rate })
  }
}
