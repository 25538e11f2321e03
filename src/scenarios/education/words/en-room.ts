import type { RoomWords } from '#shared/scenario/manifest'
import { enCourseware } from './courseware-en.ts'

/** What a classroom says in English. */
export const en: RoomWords = {
  spotlight: 'Put in the middle',
  unspotlight: 'Stop enlarging',
  listening: 'You are listening. Raise your hand and the teacher can invite you on stage',
  alone: 'The classroom is open. Send the room code to your students',
  end: 'End the class',
  ...enCourseware,
}
