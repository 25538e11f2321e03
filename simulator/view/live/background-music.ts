import { failure, success, type Result } from '#shared/kernel/result'
import { every, createScope } from '#shared/kernel/scope'
import type { CallFailure } from '../../border/calls.ts'
import type { ComponentNeeds } from '../component.ts'

type Method = (args: unknown) => Result<unknown, CallFailure> | Promise<Result<unknown, CallFailure>>

/** The BGM methods of LivePusherContext: heard on this phone; it is not mixed into the stream. */
export interface BackgroundMusic { readonly methods: Readonly<Record<string, Method>> }

const PROGRESS_MS = 500

export function createBackgroundMusic({ window, page, emit, scope }: ComponentNeeds): BackgroundMusic {
  let life = createScope(scope)
  let audio: HTMLAudioElement | null = null
  const ready = (act: (audio: HTMLAudioElement) => void): Result<unknown, CallFailure> => {
    if (audio === null) return failure({ why: 'no background music plays' })
    act(audio)
    return success({})
  }
  const level = (args: unknown): number | null => {
    const volume = Number(Reflect.get(Object(args), 'volume'))
    return volume >= 0 && volume <= 1 ? volume : null
  }
  return {
    methods: {
      async playBGM(args) {
        life.end()
        life = createScope(scope)
        const url: unknown = Reflect.get(Object(args), 'url')
        if (typeof url !== 'string' || url === '') return failure({ why: 'parameter error: parameter.url should be String' })
        const playing = new window.Audio(await page.url(url))
        audio = playing
        life.onEnd(() => playing.pause())
        playing.onended = () => emit('bgmcomplete', {})
        playing.onplay = () => emit('bgmstart', {})
        every(life, PROGRESS_MS, () => emit('bgmprogress', { progress: Math.round(playing.currentTime * 1_000), duration: Math.round((playing.duration || 0) * 1_000) }))
        return playing.play().then(() => success({}), () => {
          emit('error', { errCode: 10003, errMsg: '背景音资源加载失败' })
          return failure({ why: 'the music could not be played' })
        })
      },
      stopBGM: () => ready(() => {
        life.end()
        audio = null
      }),
      pauseBGM: () => ready((playing) => playing.pause()),
      resumeBGM: () => ready((playing) => void playing.play()),
      setBGMVolume: (args) => {
        const volume = level(args)
        return volume === null ? failure({ why: 'parameter error: volume should be between 0 and 1' }) : ready((playing) => void (playing.volume = volume))
      },
    },
  }
}
