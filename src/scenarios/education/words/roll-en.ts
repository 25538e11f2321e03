import type { RoomWords } from '#shared/scenario/manifest'

/** What the roll call says in English. */
export const rollEn: RoomWords = {
  'roll': 'Roll call',
  'roll.calling': 'The teacher calls the roll',
  'roll.here': 'Here ({seconds})',
  'roll.answered': 'You answered',
  'roll.count': 'Here {here} / {called}',
  'roll.left': '{time} left',
  'roll.start': 'Call the roll',
  'roll.stop': 'End the call',
  'roll.seconds': 'Time to answer',
  'roll.past': 'Calls before',
  'roll.missing': 'Missing: {names}',
  'roll.complete': 'Everybody answered',
  'roll.yes': 'Here',
  'roll.no': 'No answer yet',
  'roll.gone': 'left',
  'roll.see': 'See the list',
  'roll.none': 'No call yet. Students see a button, and the call ends by itself.',
  'roll.and': ', ',
}
