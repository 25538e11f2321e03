import type { RoomWords } from '#shared/scenario/manifest'
import { classToolWords } from './class-tools-en.ts'
import { quizWords } from './quiz-en.ts'
import { attendanceEn } from './attendance-en.ts'
import { rollEn } from './roll-en.ts'
import { seatsEn } from './seats-en.ts'
import { turnsEn } from './turns-en.ts'
import { boardEn } from './board-en.ts'
import { enCourseware } from './courseware-en.ts'

/** What a classroom says in English. */
export const en: RoomWords = {
  spotlight: 'Put in the middle',
  unspotlight: 'Stop enlarging',
  listening: 'You are listening. Raise your hand and the teacher can invite you on stage',
  alone: 'The classroom is open. Send the room code to your students',
  end: 'End the class',
  ...quizWords,
  ...classToolWords,
  'hand-raised': 'Your hand is up: wait to be called',
  'hand-place': 'Your hand is up: you are number {place}',
  inspecting: 'You inspect this class: you see and hear, and everybody sees that you are here',
  ...turnsEn,
  ...seatsEn,
  ...rollEn,
  ...attendanceEn,
  ...boardEn,
  ...enCourseware,
}
