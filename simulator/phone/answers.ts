import type { Answers } from '../border/calls.ts'
import type { DeviceCalls } from '../border/device.ts'
import { appAnswers } from './answers/app.ts'
import { fileAnswers } from './answers/files.ts'
import { interactionAnswers } from './answers/interaction.ts'
import { keyboardAnswers } from './answers/keyboard.ts'
import { permissionAnswers } from './answers/permission.ts'
import { questionAnswers } from './answers/questions.ts'
import { screenAnswers } from './answers/screens.ts'
import { senseAnswers } from './answers/senses.ts'
import { soundAnswers } from './answers/sounds.ts'
import type { AnswerNeeds } from './contract.ts'

/** Everything the mini-program asks of the phone, an area a file. */
export const answersOf = (needs: AnswerNeeds): Answers<DeviceCalls> => ({
  ...screenAnswers(needs),
  ...interactionAnswers(needs),
  ...keyboardAnswers(needs),
  ...permissionAnswers(needs),
  ...appAnswers(needs),
  ...questionAnswers(needs),
  ...fileAnswers(needs),
  ...senseAnswers(needs),
  ...soundAnswers(needs),
})
