import { success } from '#shared/kernel/result'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import type { ChosenFile } from '../../border/chosen-file.ts'
import type { AnswerNeeds } from '../contract.ts'

type Names = 'choose.show' | 'fill.show' | 'files.show' | 'look.show'

/** Questions of a general kind, for the many APIs whose own screens a bench needs not draw. */
export function questionAnswers({ device: { questions } }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  return {
    'choose.show': async (about) => success((await questions.ask<{ index: number }>({ ask: 'choose', ...about })) ?? { index: -1 }),
    'fill.show': async (about) => success((await questions.ask<{ values: Readonly<Record<string, string>> | null }>({ ask: 'fill', ...about })) ?? { values: null }),
    'files.show': async (about) => success((await questions.ask<{ files: readonly ChosenFile[] | null }>({ ask: 'files', ...about })) ?? { files: null }),
    async 'look.show'(about) {
      await questions.ask<null>({ ask: 'look', ...about })
      return success(null)
    },
  }
}
