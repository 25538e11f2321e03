import type { ScenarioWords } from '#shared/scenario/manifest'

/** What the class says in English. */
export const en: ScenarioWords = {
  title: 'Live class',
  sentence: 'Teacher and students face to face: raise a hand, come on stage, chat, in one classroom.',
  action: 'Start a class',
  roomTitle: 'New class',
  enter: 'Enter the class',
  roles: { teacher: 'Teacher', assistant: 'Assistant', student: 'Student', inspector: 'Inspector' },
  variants: {
    small: { name: 'Small class', sentence: 'Up to 32 people on stage, everybody may speak' },
    'one-to-one': { name: 'One to one', sentence: 'A teacher and a student; two more may listen' },
    large: { name: 'Large class', sentence: 'Up to 3,000 listen; whoever raises a hand is invited on stage' },
  },
}
