import { until, type TestPhone } from '../../support/simulator/phone'
import { wave } from '../../support/simulator/files'
import type { Proofs } from '../../support/simulator/proof'
import { temporary } from './transfers'

interface InnerAudio {
  src: string
  startTime: number
  loop: boolean
  autoplay: boolean
  readonly currentTime: number
  readonly duration: number
  readonly paused: boolean
  play(): void
  pause(): void
  stop(): void
  seek(to: number): void
  destroy(): void
  onPlay(listener: unknown): void
  [name: string]: unknown
}

const EVENTS = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Seeking', 'Seeked', 'Error']
/** A sound of the phone, and the names of what it told, in order. */
export function soundOf({ wx }: TestPhone): { readonly sound: InnerAudio; readonly heard: string[]; readonly errors: { readonly errCode: number }[] } {
  const sound = wx['createInnerAudioContext']!() as InnerAudio
  const heard: string[] = []
  const errors: { readonly errCode: number }[] = []
  for (const name of EVENTS) (sound[`on${name}`] as (listener: (told: { errCode: number }) => void) => void)((told) => {
    heard.push(name)
    if (name === 'Error') errors.push(told)
  })
  return { sound, heard, errors }
}

export const soundProofs: Proofs = {
  createInnerAudioContext: {
    async effect(phone) {
      const { sound, heard } = soundOf(phone)
      sound.src = temporary(phone, wave(0, 0.6), 'wav')
      sound.play()
      await until(() => heard.includes('Play'))
      expect(heard.slice(0, 2)).toEqual(['Canplay', 'Play'])
      expect([sound.duration, sound.paused]).toEqual([0.6, false])
      await until(() => heard.includes('Ended'))
      expect(heard).toContain('TimeUpdate')
      expect(sound.paused).toBe(true)
    },
    async failure(phone) {
      const { sound, errors } = soundOf(phone)
      sound.src = 'wxfile://tmp_gone.mp3'
      await until(() => errors.length === 1)
      sound.src = temporary(phone, Buffer.from('no sound at all, but some bytes that are long enough'), 'mp3')
      await until(() => errors.length === 2)
      sound.src = 'http://127.0.0.1:9/none.mp3'
      await until(() => errors.length === 3)
      expect(errors.map(({ errCode }) => errCode)).toEqual([10003, 10004, 10002])
    },
  },
}
