import { success } from '#shared/kernel/result'
import { after, createScope } from '#shared/kernel/scope'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import type { AnswerNeeds } from '../contract.ts'

type Names = 'toast.show' | 'toast.hide' | 'modal.show' | 'sheet.show'

/** Toasts, and questions that wait for the person. */
export function interactionAnswers({ device: { state, questions }, scope }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  let toastLife = createScope(scope)
  return {
    'toast.show'({ durationMs, ...toast }) {
      toastLife.end()
      toastLife = createScope(scope)
      state.setState({ toast })
      if (durationMs !== null) after(toastLife, durationMs, () => state.setState({ toast: null }))
      return success(null)
    },
    // WeChat shows both in one place: hiding either hides what is there.
    'toast.hide'() {
      toastLife.end()
      state.setState({ toast: null })
      return success(null)
    },
    'modal.show': async (modal) => success((await questions.ask<{ confirmed: boolean; content: string }>({ ask: 'modal', modal })) ?? { confirmed: false, content: '' }),
    'sheet.show': async (sheet) => success((await questions.ask<{ index: number }>({ ask: 'sheet', sheet })) ?? { index: -1 }),
  }
}
