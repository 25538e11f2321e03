import { success } from '#shared/kernel/result'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import type { AnswerNeeds } from '../contract.ts'
import { withTrace } from '../state.ts'

type Names = 'file.write' | 'trace.leave'

/** What stays when the mini-program is gone: its saved files, and what it left in the album and elsewhere. */
export function fileAnswers({ device: { state }, files }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  return {
    'file.write'({ path, bytes }) {
      files?.write(path, bytes)
      return success(null)
    },
    'trace.leave'(trace) {
      state.setState((now) => withTrace(now, trace))
      return success(null)
    },
  }
}
