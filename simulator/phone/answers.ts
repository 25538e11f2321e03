import type { Scope } from '#shared/kernel/scope'
import type { Answers } from '../border/calls.ts'
import type { DeviceCalls } from '../border/device.ts'
import { appAnswers } from './answers/app.ts'
import { fileAnswers } from './answers/files.ts'
import { interactionAnswers } from './answers/interaction.ts'
import { permissionAnswers } from './answers/permission.ts'
import { questionAnswers } from './answers/questions.ts'
import { screenAnswers } from './answers/screens.ts'
import { senseAnswers } from './answers/senses.ts'
import type { Device, DeviceNeeds } from './device.ts'

/** What an area of answers stands on. */
export interface AnswerNeeds extends DeviceNeeds {
  readonly device: Device
  readonly scope: Scope
}

/** Everything the mini-program asks of the phone, an area a file. */
export const answersOf = (needs: AnswerNeeds): Answers<DeviceCalls> => ({
  ...screenAnswers(needs),
  ...interactionAnswers(needs),
  ...permissionAnswers(needs),
  ...appAnswers(needs),
  ...questionAnswers(needs),
  ...fileAnswers(needs),
  ...senseAnswers(needs),
})
