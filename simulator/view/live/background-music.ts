import { failure, success, type Result } from '#shared/kernel/result'
import { every, createScope, type Scope } from '#shared/kernel/scope'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'
import { createMusicMixer } from './music-mixer.ts'

type Method = (args: unknown) => Result<unknown, CallFailure> | Promise<Result<unknown, CallFailure>>

/** The BGM methods of LivePusherContext: heard on this phone, and mixed into the stream. */
export interface BackgroundMusic {
  readonly methods: Readonly<Record<string, Method>>
  /** Adds the music to a piece of sound. */
  mix(samples: Float32Array): void
}

const PROGRESS_MS = 500

export function createBackgroundMusic(needs: ComponentNeeds, sampleRate: () => number): BackgroundMusic {
  const { window, page, emit, scope } = needs
  const mixer = createMusicMixer(window, scope)
  let life = createScope(scope)
  let audio: HTMLAudioElement | null = null
  let volume = 1
  const ready = (act: (audio: HTMLAudioElement) => void): Result<unknown, CallFailure> => {
    if (audio === null) return failure({ why: 'no background music plays' })
    act(audio)
    return success({})
  }
  const stop = (): void => {
    life.end()
    mixer.stop()
    audio = null
  }
  const play = async (args: unknown): Promise<Result<unknown, CallFailure>> => {
    stop()
    const mine = (life = createScope(scope))
    const url: unknown = Reflect.get(Object(args), 'url')
    if (typeof url !== 'string' || url === '') return failure({ why: 'parameter error: parameter.url should be String' })
    const playing = new window.Audio(await page.url(url))
    if (mine.ended) return failure({ why: 'interrupted' })
    audio = playing
    playing.volume = volume
    mine.onEnd(() => playing.pause())
    playing.onended = () => emit('bgmcomplete', {})
    playing.onplaying = () => {
      playing.onplaying = null
      emit('bgmstart', {})
      if (!mixer.take(playing, sampleRate())) page.found({ level: 'warning', area: 'component', text: 'the browser keeps this background music to itself: it is heard here, and not in the stream' })
    }
    return begin(playing, args, emit, mine).then(() => success({}), () => {
      emit('error', { errCode: 10003, errMsg: '背景音资源加载失败' })
      stop()
      return failure({ why: 'the music could not be played' })
    })
  }
  return {
    mix: (samples) => mixer.mix(samples, volume),
    methods: {
      playBGM: play,
      stopBGM: () => ready(stop),
      pauseBGM: () => ready((playing) => playing.pause()),
      resumeBGM: () => ready((playing) => void playing.play()),
      setBGMVolume(args) {
        const wanted = Number(Reflect.get(Object(args), 'volume'))
        if (!(wanted >= 0 && wanted <= 1)) return failure({ why: 'parameter error: volume should be between 0 and 1' })
        return ready((playing) => void (playing.volume = volume = wanted))
      },
    },
  }
}

/** From `startTimeMs` to `endTimeMs`: what lies outside the music is its beginning and its end. */
async function begin(playing: HTMLAudioElement, args: unknown, emit: ComponentNeeds['emit'], life: Scope): Promise<void> {
  const at = (name: string): number => {
    const value = Number(Reflect.get(Object(args), name) ?? 0)
    return value > 0 ? value / 1_000 : 0
  }
  playing.onloadedmetadata = () => {
    if (at('startTimeMs') < playing.duration) playing.currentTime = at('startTimeMs')
  }
  const told = createScope(life)
  every(told, PROGRESS_MS, () => {
    const { currentTime, duration } = playing
    emit('bgmprogress', { progress: Math.round(currentTime * 1_000), duration: Math.round((duration || 0) * 1_000) })
    if (playing.ended) told.end()
    if (at('endTimeMs') === 0 || at('endTimeMs') > duration || currentTime < at('endTimeMs')) return
    told.end()
    playing.pause()
    emit('bgmcomplete', {})
  })
  await playing.play()
}
