import { failure, success } from '#shared/kernel/result'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import type { AnswerNeeds } from '../contract.ts'

/** Sounds beside the pages: they go on from page to page, and pause in the background and while somebody rings. */
export function soundAnswers({ device: { state, happen }, speaker, scope }: AnswerNeeds): Pick<Answers<DeviceCalls>, 'sound.do'> {
  const silent = (): boolean => !state.getState().phone.foreground || state.getState().phone.inCall
  let wasSilent = false
  scope.onEnd(state.subscribe(() => {
    if (silent() === wasSilent) return
    wasSilent = silent()
    if (wasSilent) speaker?.pauseAll()
  }))
  speaker?.listen((news) => happen('sound', news))
  return {
    'sound.do'({ sound, act }) {
      if (!speaker) return failure({ why: 'this phone has no loudspeaker' })
      if (act.act === 'play' && silent()) return failure({ why: 'a phone is silent in the background and while somebody rings' })
      speaker.act(sound, act)
      return success(null)
    },
  }
}
