import fc from 'fast-check'
import type { LoggedEvent, RoomEvent } from '#shared/room/events'
import { noLaw } from '#shared/scenario/law'
import { seenBy } from '../../../../server/src/api/seen-by'
import { veiledEvents, veiledRoom, withoutRuns } from '../../../../server/src/rooms/veil'
import { itKeepsItsVeil } from '../../../support/keeps-its-veil'
import { room } from '../../../support/room'
import { secretLaw, secretScenario } from '../../../support/secret-law'

const lead = { id: 'host', role: 'lead' }
const ann = { id: 'ann', role: 'guest' }
const bob = { id: 'bob', role: 'guest' }

const log = (...events: readonly RoomEvent[]): readonly LoggedEvent[] => events.map((event, index) => ({ seq: index + 1, at: 0, event }))
const happened = (happening: Extract<RoomEvent, { type: 'law.happened' }>['happening']): RoomEvent => ({ type: 'law.happened', happening })
const noted = happened({ what: 'noted', by: 'ann', text: 'hers' })
const called = happened({ what: 'called' })
const asked = happened({ what: 'asked', answer: '42' })
const chat: RoomEvent = { type: 'chat.sent', from: 'ann', name: 'Ann', text: 'hi' }
const hidden = (count?: number): RoomEvent => (count === undefined ? { type: 'law.hidden' } : { type: 'law.hidden', count })

describe('a law with secrets', () => {
  const text = fc.constantFrom('a', 'b', 'c')
  itKeepsItsVeil(secretLaw, {
    people: [lead, ann, bob],
    move: fc.oneof(
      fc.record({ type: fc.constantFrom('note', 'ask'), text }),
      fc.record({ type: fc.constantFrom('call', 'reveal') }),
    ),
  })
})

test('each event keeps its place; the author and the lead see it, the others learn that something happened', () => {
  const events = log(chat, noted, asked)
  expect(veiledEvents(events, secretLaw, lead)).toBe(events)
  expect(veiledEvents(events, secretLaw, ann)).toEqual(log(chat, noted, happened({ what: 'asked', answer: null })))
  expect(veiledEvents(events, secretLaw, bob)).toEqual(log(chat, hidden(), happened({ what: 'asked', answer: null })))
})

test('where nothing is hidden, lists and rooms stay the very same', () => {
  const [events, state] = [log(chat, called), room({ law: secretLaw.opening })]
  expect(veiledEvents(events, secretLaw, bob)).toBe(events)
  expect(veiledRoom(state, secretLaw, bob)).toBe(state)
  expect(veiledEvents(log(noted), noLaw, bob)).toEqual(log(noted))
})

test('a room shows each what is theirs', () => {
  const state = room({ law: { notes: { ann: 'hers', bob: 'his' }, calls: 1, answer: '42', open: false } })
  expect(veiledRoom(state, secretLaw, bob).law).toEqual({ notes: { bob: 'his' }, calls: 1, answer: null, open: false })
  expect(veiledRoom(state, secretLaw, lead)).toBe(state)
})

test('hidden events in a row become one, numbered as the last of them', () => {
  const events = log(hidden(), hidden(), chat, hidden(), hidden(), hidden(), chat, hidden())
  expect(withoutRuns(events).map(({ seq, event }) => [seq, event])).toEqual([[2, hidden(2)], [3, chat], [6, hidden(3)], [7, chat], [8, hidden()]])
})

describe('who reads a recording', () => {
  const people = [{ id: 'host', name: 'H', role: 'lead' }, { id: 'bob', name: 'B', role: 'guest' }]
  const content = { people, events: log(chat, noted, called) }

  test('finds what the own role may see, and of the rest not even its place', () => {
    expect(seenBy([secretScenario], 'secrets', 'host', content)).toEqual(content.events)
    expect(seenBy([secretScenario], 'secrets', 'bob', content).map(({ seq }) => seq)).toEqual([1, 3])
  })

  test('finds nothing of a law that is no more', () => {
    expect(seenBy([], 'secrets', 'host', content).map(({ seq }) => seq)).toEqual([1])
  })
})
